/** A refusal in Twilio's own words: HTTP status and error code. */
export class RestError extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const invalid = (code: number, message: string): RestError =>
  new RestError(400, code, message);

export const notFound = (path: string): RestError =>
  new RestError(404, 20404, `The requested resource ${path} was not found`);

export const unauthorized = (): RestError => new RestError(401, 20003, "Authenticate");
