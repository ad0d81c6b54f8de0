import type { Clock } from "../clock.ts";
import type { WebhookFaultAction } from "./faults.ts";

/** Told when a webhook that was let go has been delivered. */
type Delivered = () => void;

/** Where webhooks wait that a fault delays, reorders or makes late. */
export interface Hold {
  /** Resolves when the webhook may go. */
  wait(actions: readonly WebhookFaultAction[], callSid: string): Promise<Delivered>;
  /** Lets go of what was to come after the call's end. */
  releaseLate(callSid: string): void;
}

const longestReorderMs = 10_000;

export function createHold(clock: Clock): Hold {
  const late = new Map<string, (() => void)[]>();
  let reordering: ((delivered: Delivered) => void)[] = [];
  let stopWaiting = () => {};

  const releaseReordered = async () => {
    stopWaiting();
    const waiting = reordering.toReversed();
    reordering = [];
    for (const release of waiting) await new Promise<void>((delivered) => release(delivered));
  };

  const reorder = (window: number) =>
    new Promise<Delivered>((resolve) => {
      reordering.push(resolve);
      if (reordering.length >= window) void releaseReordered();
      else if (reordering.length === 1) {
        stopWaiting = clock.setTimer(longestReorderMs, () => void releaseReordered());
      }
    });

  return {
    async wait(actions, callSid) {
      let delivered = () => {};
      for (const action of actions) {
        if (action.kind === "delay") {
          await new Promise<void>((resolve) => void clock.setTimer(action.ms, resolve));
        }
        if (action.kind === "late") {
          await new Promise<void>((resolve) => {
            late.set(callSid, [...(late.get(callSid) ?? []), resolve]);
          });
        }
        if (action.kind === "reorder") delivered = await reorder(action.window);
      }
      return delivered;
    },
    releaseLate(callSid) {
      const waiting = late.get(callSid) ?? [];
      late.delete(callSid);
      for (const release of waiting) release();
    },
  };
}
