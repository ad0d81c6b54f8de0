import type { LineState } from "../contracts/phone-snapshot.ts";
import type { DialResult } from "../contracts/worker.ts";
import { CodedError } from "../messaging/coded-error.ts";
import { ServerRefusal } from "../server/server-error.ts";

type Refused = Extract<DialResult, { result: "refused" }>;

const refused = (title: string, detail: string): Refused => ({ result: "refused", title, detail });

/** Why no call can start on a line that is not ready. */
export function lineRefusal(line: Exclude<LineState, "ready">): Refused {
  switch (line) {
    case "signed-out":
      return refused("You are signed out", "Sign in to make calls.");
    case "connecting":
      return refused("Your line is still connecting", "Try again in a moment.");
    case "lost":
      return refused(
        "Your line is not connected",
        "Ringback is trying again. Check your internet connection.",
      );
    case "microphone-blocked":
      return refused(
        "Your browser blocked the microphone",
        "You can’t make or answer calls here. Open the permission page.",
      );
  }
}

const words: Partial<Record<string, readonly [string, string]>> = {
  "already-calling": ["You are already on a call", "Hang up first, then call again."],
  "not-a-number": ["This is not a phone number", "Check it for missing or extra digits."],
  "no-reply": ["The phone is just starting", "Try again in a moment."],
};

/** What the server, the engine or the network said, as a refusal; faults are thrown on. */
export function refusalOf(error: unknown): DialResult {
  if (!(error instanceof CodedError)) throw error;
  if (error instanceof ServerRefusal && error.status === 409 && error.warnings.length > 0)
    return { result: "warned", warnings: [...error.warnings], title: error.message };
  const [title, detail] = words[error.code] ?? [error.message, error.detail ?? ""];
  if (error.code === "line-not-ready") return lineRefusal("lost");
  if (error.code === "microphone-blocked") return lineRefusal("microphone-blocked");
  return refused(title, detail);
}
