import type { Problem } from "@ringback/shared/problem";
import { CodedError } from "../messaging/coded-error.ts";

/** The server understood and said no; `code` is the problem's own. */
export class ServerRefusal extends CodedError {
  readonly status: number;
  readonly warnings: readonly string[];

  constructor({ status, code, title, detail, errors, warnings }: Problem) {
    const fields = errors?.map(({ field, message }) => `${field}: ${message}`).join(" ");
    const words = [detail, fields].filter(Boolean).join(" ");
    super(code, title, words === "" ? {} : { detail: words });
    this.name = "ServerRefusal";
    this.status = status;
    this.warnings = warnings ?? [];
  }
}

export function serverUnreachable(cause: unknown): CodedError {
  return new CodedError("server-unreachable", "The Ringback server does not answer", {
    detail: "Check your internet connection, then try again. If it goes on, tell your admin.",
    cause,
  });
}

export function serverTooSlow(cause: unknown): CodedError {
  return new CodedError("server-too-slow", "The Ringback server took too long to answer", {
    detail: "Try again in a moment.",
    cause,
  });
}

export function serverUnclear(cause?: unknown): CodedError {
  return new CodedError("server-unclear", "The Ringback server gave an answer we cannot read", {
    detail: "The extension and the server may be of different versions. Tell your admin.",
    cause,
  });
}

export function signedOut(): CodedError {
  return new CodedError("signed-out", "You are signed out", { detail: "Sign in to make calls." });
}
