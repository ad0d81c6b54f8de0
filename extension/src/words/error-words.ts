import { CodedError } from "../messaging/coded-error.ts";

/** What happened, and what to do about it. */
export interface Words {
  readonly title: string;
  readonly detail: string;
}

/** Words for whatever a command rejected with. Listeners of ours speak to people already. */
export function errorWords(error: unknown): Words {
  if (!(error instanceof CodedError)) return fault;
  switch (error.code) {
    case "no-reply":
      return {
        title: "Ringback did not answer",
        detail: "It may be starting. Try again in a moment.",
      };
    case "extension-gone":
      return { title: "Ringback was updated", detail: "Close this page and open it again." };
    case "unexpected":
    case "invalid-message":
    case "not-allowed":
      return fault;
    default:
      return { title: error.message, detail: error.detail ?? "" };
  }
}

const fault: Words = {
  title: "Something went wrong inside Ringback",
  detail: "Try again. If it happens again, tell your administrator when it happened.",
};
