import { browser } from "wxt/browser";
import { PhoneSnapshot } from "../contracts/phone-snapshot.ts";

export interface SnapshotReactions {
  readonly showBadge: (snapshot: PhoneSnapshot) => Promise<void>;
  readonly notifyPages: (call: PhoneSnapshot["call"]) => Promise<void>;
  /** What the agent is told while looking elsewhere: callers, and a line that is gone. */
  readonly notifyAgent: (before: PhoneSnapshot | undefined, now: PhoneSnapshot) => Promise<void>;
}

/** Long enough for a call to get on its way, too short to be noticed. */
const calmMs = 150;

/**
 * What the engine cannot do itself: what only shows waits a moment, so that it takes no time from a
 * call that is being made. What was said last, and what was shown, outlive the worker in
 * `storage.session`.
 */
export function createSnapshotReactions(reactions: SnapshotReactions) {
  let newest: PhoneSnapshot | undefined;
  let running: Promise<void> | undefined;

  async function react(snapshot: PhoneSnapshot): Promise<void> {
    const before = await load("shown");
    await browser.storage.session.set({ shown: snapshot });
    await Promise.all([reactions.notifyAgent(before, snapshot), reactions.showBadge(snapshot)]);
    if (buttonState(before?.call) !== buttonState(snapshot.call))
      await reactions.notifyPages(snapshot.call);
  }

  async function reactToNewest(): Promise<void> {
    await calm();
    while (newest) {
      const snapshot = newest;
      newest = undefined;
      await react(snapshot);
    }
  }

  /** The newest snapshot has the last word; those it overtook are not shown any more. */
  return async (snapshot: PhoneSnapshot): Promise<void> => {
    newest = snapshot;
    await browser.storage.session.set({ snapshot });
    running ??= reactToNewest().finally(() => (running = undefined));
    await running;
  };
}

function calm(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, calmMs));
}

/** What the engine last said; `undefined` before it said anything in this browser session. */
export function loadSnapshot(): Promise<PhoneSnapshot | undefined> {
  return load("snapshot");
}

/** Whether the engine, as it last said, has a line and no call on it. */
export async function couldDial(): Promise<boolean> {
  const { line, call = null } = (await loadSnapshot()) ?? {};
  return line === "ready" && (call === null || call.state === "ended");
}

async function load(key: "snapshot" | "shown"): Promise<PhoneSnapshot | undefined> {
  return PhoneSnapshot.safeParse((await browser.storage.session.get(key))[key]).data;
}

function buttonState(call: PhoneSnapshot["call"] | undefined): string {
  return call ? `${call.callId} ${call.state}` : "";
}
