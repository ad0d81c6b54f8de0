import type { NextFunction, Request, Response } from "express";

export interface LoggedRequest {
  readonly at: string;
  readonly method: string;
  /** Without the query: it may hold phone numbers and codes. */
  readonly path: string;
  /** Undefined while it is not answered. */
  readonly status: number | undefined;
}

/** Remembers what was asked of the CRM, without a single secret. */
export class RequestLog {
  readonly #entries: { at: string; method: string; path: string; status: number | undefined }[] =
    [];

  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries.length = 0;
  }

  readonly record = (request: Request, response: Response, next: NextFunction): void => {
    const entry = {
      at: new Date().toISOString(),
      method: request.method,
      path: request.originalUrl.split("?")[0] ?? "",
      status: undefined as number | undefined,
    };
    this.#entries.push(entry);
    response.on("finish", () => {
      entry.status = response.statusCode;
    });
    next();
  };
}
