import type { Request } from "express";
import type { Role } from "@ringback/shared/api";
import { ProblemError } from "./problem.ts";

/** Who sent the request, as proven by the access token. */
export interface Caller {
  readonly agent: {
    readonly id: string;
    readonly crmUserId: string;
    readonly userName: string;
    readonly name: string;
    readonly role: Role;
  };
  readonly sessionId: string;
}

const callers = new WeakMap<Request, Caller>();
const withBadToken = new WeakSet<Request>();

export function setCaller(request: Request, caller: Caller | undefined): void {
  if (caller === undefined) withBadToken.add(request);
  else callers.set(request, caller);
}

export function findCaller(request: Request): Caller | undefined {
  return callers.get(request);
}

/** The signed-in agent; refuses the request when there is none. */
export function requireCaller(request: Request): Caller {
  const caller = callers.get(request);
  if (caller !== undefined) return caller;
  if (withBadToken.has(request)) {
    throw new ProblemError(401, "token-expired", "This sign-in is no longer valid", {
      detail: "Get a new access token with the refresh token, or sign in again.",
      headers: { "WWW-Authenticate": 'Bearer realm="ringback", error="invalid_token"' },
    });
  }
  throw new ProblemError(401, "sign-in-needed", "Sign in first", {
    detail: "Send the access token as “Authorization: Bearer …”.",
    headers: { "WWW-Authenticate": 'Bearer realm="ringback"' },
  });
}
