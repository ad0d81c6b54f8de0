import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { pinoHttp } from "pino-http";
import type { Log } from "./log.ts";

/**
 * One line a request: method, path, status, time, request id. No query, headers or body: those
 * hold codes, tokens and numbers.
 */
export function logRequests(log: Log): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const id = readId(request) ?? randomUUID();
      response.setHeader("X-Request-Id", id);
      return id;
    },
    autoLogging: { ignore: (request) => /^\/(?:health\/|metrics$)/.test(request.url ?? "") },
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split("?")[0],
      }),
      res: (response: { statusCode: number | null }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? "error" : "info"),
    // The error itself is written once, where it is answered.
    customErrorObject: (_request, _response, _error, entry) => ({ ...entry, err: undefined }),
  });
}

/** A proxy's id is taken over when it looks like one. */
function readId(request: IncomingMessage): string | undefined {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : undefined;
}
