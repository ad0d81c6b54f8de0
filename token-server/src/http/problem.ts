import type { Problem } from "@ringback/shared/problem";
import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import * as z from "zod";

type Extras = Pick<Problem, "detail" | "errors" | "warnings"> & {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
};

/** A reply that says what is wrong. Thrown anywhere under a route; everything else becomes a bare 500. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, title: string, extras: Extras = {}) {
    const { headers = {}, cause, ...rest } = extras;
    super(title, { cause });
    this.problem = { status, code, title, ...rest };
    this.headers = headers;
  }
}

function sendProblem(response: Response, error: ProblemError): void {
  response
    .status(error.problem.status)
    .set(error.headers)
    .type("application/problem+json")
    .send(JSON.stringify(error.problem));
}

/** For addresses nobody serves. */
export const refuseUnknownPath: RequestHandler = () => {
  throw new ProblemError(404, "not-found", "There is nothing at this address");
};

/** The only error middleware. `report` gets what nobody expected. */
export function answerErrors(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const known = error instanceof ProblemError ? error : asRequestFault(error);
    if (known === undefined) report(error);
    if (response.headersSent) {
      next(error);
      return;
    }
    // A body that was not read to its end must not be taken for the next request.
    if (!request.complete) response.set("Connection", "close");
    sendProblem(
      response,
      known ??
        new ProblemError(500, "server-fault", "Something went wrong on the server", {
          detail: "It has been written to the server’s log. Try again in a moment.",
        }),
    );
  };
}

/** What Express and its body parsers throw at a bad request. */
const RequestFault = z.object({
  status: z.int().min(400).max(499),
  type: z.string().optional(),
  limit: z.number().optional(),
});

function asRequestFault(error: unknown): ProblemError | undefined {
  if (error instanceof URIError) {
    return new ProblemError(400, "malformed-address", "The address has a broken % sequence", {
      detail: "Write a percent sign itself as %25.",
      cause: error,
    });
  }
  const fault = RequestFault.safeParse(error);
  if (!fault.success) return undefined;
  const { status, type, limit } = fault.data;
  switch (type) {
    case "entity.too.large":
      return new ProblemError(413, "body-too-large", "The request is too large", {
        ...(limit !== undefined && { detail: `Send at most ${limit} bytes.` }),
      });
    case "entity.parse.failed":
      return new ProblemError(400, "malformed-json", "The body is not valid JSON", {
        detail: "Send one JSON object.",
      });
    case "parameters.too.many":
      return new ProblemError(413, "too-many-fields", "The form has too many fields");
    case "encoding.unsupported":
    case "charset.unsupported":
      return new ProblemError(
        415,
        "unsupported-encoding",
        "The body’s encoding is not understood",
        {
          detail: "Send UTF-8, plain or with gzip, deflate or br.",
        },
      );
    case undefined:
    default:
      return new ProblemError(status, "malformed-request", "The request could not be read");
  }
}
