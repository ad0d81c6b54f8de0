import { CodedError } from "../messaging/coded-error.ts";

/**
 * Work nobody waits for. Expected trouble (no network, signed out) is what alarms and later events
 * try again after; a fault goes to the browser's list of extension errors.
 */
export function inBackground(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    if (!(error instanceof CodedError)) reportError(error);
  });
}
