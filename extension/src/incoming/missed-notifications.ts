import type { CallOutcome } from "@ringback/shared/call";
import { browser } from "wxt/browser";
import { Handover } from "../contracts/handover.ts";
import type { PhoneSnapshot, StoppedRing } from "../contracts/phone-snapshot.ts";
import { notification } from "../notifications/notification.ts";
import { aboutOf, callerName } from "./ring-words.ts";

/** Notifications of missed calls, and what is kept to call back, are named after the calls. */
const prefix = "missed:";

export interface MissedNotificationsHost {
  readonly callBack: (handover: Handover) => Promise<void>;
  readonly remindLater: (handover: Handover) => Promise<unknown>;
}

/** Tells of a caller whom nobody answered; goes by itself, the list in the phone stays. */
export function createMissedNotifications(host: MissedNotificationsHost) {
  /** Taken out of the storage, so that it is used once. */
  async function take(id: string): Promise<Handover | undefined> {
    const stored = (await browser.storage.session.get(id))[id];
    await browser.storage.session.remove(id);
    await browser.notifications.clear(id);
    return Handover.safeParse(stored).data;
  }

  return {
    async follow(before: PhoneSnapshot | undefined, { stopped }: PhoneSnapshot): Promise<void> {
      if (!stopped || !isNews(stopped) || isSame(before?.stopped, stopped)) return;
      const id = prefix + stopped.callId;
      await browser.storage.session.set({ [id]: handoverOf(stopped) });
      await browser.notifications.create(
        id,
        notification({
          title: titleOf(stopped, stopped.outcome),
          message: aboutOf(stopped),
          // Nobody can be called back who hides their number.
          ...(stopped.number !== "" && {
            buttons: [{ title: "Call back" }, { title: "Later, in 15 minutes" }],
          }),
        }),
      );
    },

    async onClicked(name: string): Promise<void> {
      const handover = name.startsWith(prefix) ? await take(name) : undefined;
      if (handover && handover.number !== "") await host.callBack(handover);
    },

    async onButton(name: string, button: number): Promise<void> {
      const handover = name.startsWith(prefix) ? await take(name) : undefined;
      if (!handover) return;
      if (button === 0) await host.callBack(handover);
      else await host.remindLater(handover);
    },

    async onClosed(name: string): Promise<void> {
      if (name.startsWith(prefix)) await browser.storage.session.remove(name);
    },
  };
}

/** Whoever declined knows that they did; a message is news all the same. */
function isNews({ ring, declined, outcome }: StoppedRing): boolean {
  return ring === "missed" && (!declined || outcome === "voicemail");
}

function isSame(before: StoppedRing | null | undefined, { callId, ring }: StoppedRing): boolean {
  return before?.callId === callId && before.ring === ring;
}

function titleOf(stopped: StoppedRing, outcome: CallOutcome | null): string {
  const name = callerName(stopped);
  if (outcome === "voicemail") return `Voicemail from ${name}`;
  if (outcome === "abandoned") return `${name} hung up while waiting in line`;
  return `Missed call from ${name}`;
}

function handoverOf({ number, person }: StoppedRing): Handover {
  return {
    what: "call",
    number,
    extension: null,
    record: person?.record ?? null,
    name: person?.name ?? null,
  };
}
