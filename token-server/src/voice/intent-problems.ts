import { ProblemError } from "../http/problem.ts";

export function keyReused(): ProblemError {
  return new ProblemError(409, "key-reused", "This request was made before with other content", {
    detail: "Send a new idempotencyKey for each new call.",
  });
}

export function recordRefused(): ProblemError {
  return new ProblemError(403, "record-refused", "You cannot call for this record", {
    detail: "The CRM does not show it to you: it was deleted, or your role does not allow it.",
  });
}

export function doNotCall(name: string): ProblemError {
  return new ProblemError(409, "acknowledge-needed", `${name} asked not to be called`, {
    detail: "The CRM marks this person “Do not call”. Call only if they know that you will.",
    warnings: ["do-not-call"],
  });
}

export function callInProgress(): ProblemError {
  return new ProblemError(409, "call-in-progress", "You are in a call already", {
    detail: "Hang up first, then call again.",
  });
}

export function crmSignInNeeded(): ProblemError {
  return new ProblemError(403, "crm-sign-in-needed", "Your CRM sign-in is over", {
    detail: "The CRM cannot be asked about this record. Sign out of Ringback and in again.",
  });
}
