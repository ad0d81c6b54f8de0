import { browser } from "wxt/browser";
import { PhoneSnapshot } from "../contracts/phone-snapshot.ts";

export interface SnapshotReactions {
  readonly showBadge: (snapshot: PhoneSnapshot) => Promise<void>;
  readonly notifyPages: (call: PhoneSnapshot["call"]) => Promise<void>;
  readonly openOnboarding: () => Promise<void>;
}

/** What the engine cannot do itself. The last snapshot outlives the worker in `storage.session`. */
export function createSnapshotReactions(reactions: SnapshotReactions) {
  let last: Promise<void> = Promise.resolve();

  async function react(snapshot: PhoneSnapshot): Promise<void> {
    const before = await loadSnapshot();
    await browser.storage.session.set({ snapshot });
    await reactions.showBadge(snapshot);
    if (buttonState(before?.call) !== buttonState(snapshot.call))
      await reactions.notifyPages(snapshot.call);
    const isBlocked = snapshot.line === "microphone-blocked";
    if (isBlocked && before?.line !== "microphone-blocked") await askOnce();
  }

  /** Set-up has one tab; nobody is asked twice in a browser session. */
  async function askOnce(): Promise<void> {
    const { askedForMicrophone } = await browser.storage.session.get("askedForMicrophone");
    if (askedForMicrophone === true) return;
    await browser.storage.session.set({ askedForMicrophone: true });
    await reactions.openOnboarding();
  }

  /** One after the other, so that an older snapshot never has the last word. */
  return (snapshot: PhoneSnapshot): Promise<void> => {
    last = last.catch(() => undefined).then(() => react(snapshot));
    return last;
  };
}

/** What the engine last said; `undefined` before it said anything in this browser session. */
export async function loadSnapshot(): Promise<PhoneSnapshot | undefined> {
  const { snapshot } = await browser.storage.session.get("snapshot");
  return PhoneSnapshot.safeParse(snapshot).data;
}

function buttonState(call: PhoneSnapshot["call"] | undefined): string {
  return call ? `${call.callId} ${call.state}` : "";
}
