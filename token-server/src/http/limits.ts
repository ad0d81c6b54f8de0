import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { findCaller } from "./caller.ts";
import { ProblemError } from "./problem.ts";

export interface Limit {
  readonly perMinute: number;
}

/** Requests from one address, or one IPv6 network. */
export function limitAddress({ perMinute }: Limit): RequestHandler {
  return limit(perMinute, (request) => ipKeyGenerator(request.ip ?? ""));
}

/** Requests of one signed-in agent, from wherever. Those of nobody pass: their address is limited. */
export function limitAgent({ perMinute }: Limit): RequestHandler {
  const limitOne = limit(perMinute, (request) => findCaller(request)?.agent.id ?? "");
  return (request, response, next) => {
    if (findCaller(request) === undefined) next();
    else void limitOne(request, response, next);
  };
}

function limit(perMinute: number, key: (request: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    keyGenerator: key,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    // The proxy question is settled by TRUST_PROXY.
    validate: { trustProxy: false, xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, _response, next) => {
      next(
        new ProblemError(429, "too-many-requests", "Too many requests", {
          detail: "Wait a minute, then try again.",
          headers: { "Retry-After": "60" },
        }),
      );
    },
  });
}
