import { browser } from "wxt/browser";
import * as z from "zod/mini";
import { Handover, MessageHandover } from "../contracts/handover.ts";
import type { PhoneSnapshot, StoppedRing } from "../contracts/phone-snapshot.ts";
import { clock } from "../words/duration.ts";
import { notification } from "../notifications/notification.ts";
import { aboutOf, callerName } from "./ring-words.ts";

/** Notifications of missed calls, and what is kept of them, are named after the calls. */
const prefix = "missed:";

/** What a notification's buttons need, kept in `storage.session` while it is shown. */
const Missed = z.object({
  /** To call back; null of somebody who hides their number. */
  caller: z.nullable(Handover),
  /** To hear, where one was left. */
  message: z.nullable(MessageHandover),
});
type Missed = z.infer<typeof Missed>;

export interface MissedNotificationsHost {
  readonly callBack: (caller: Handover) => Promise<void>;
  readonly remindLater: (caller: Handover) => Promise<unknown>;
  readonly listen: (message: MessageHandover) => Promise<void>;
}

/** Tells of a caller whom nobody answered; goes by itself, the list in the phone stays. */
export function createMissedNotifications(host: MissedNotificationsHost) {
  /** Taken out of the storage, so that it is used once. */
  async function take(id: string): Promise<Missed | undefined> {
    const stored = (await browser.storage.session.get(id))[id];
    await browser.storage.session.remove(id);
    await browser.notifications.clear(id);
    return Missed.safeParse(stored).data;
  }

  async function choose(name: string, button: number): Promise<void> {
    const missed = name.startsWith(prefix) ? await take(name) : undefined;
    if (missed) await choicesOf(missed, host)[button]?.choose();
  }

  return {
    async follow(before: PhoneSnapshot | undefined, { stopped }: PhoneSnapshot): Promise<void> {
      if (!stopped || !isNews(stopped) || isSame(before?.stopped, stopped)) return;
      const id = prefix + stopped.callId;
      const missed = missedOf(stopped);
      const buttons = choicesOf(missed, host).map(({ title }) => ({ title }));
      await browser.storage.session.set({ [id]: missed });
      await browser.notifications.create(
        id,
        notification({
          title: titleOf(stopped),
          message: aboutOf(stopped),
          ...(buttons.length > 0 && { buttons }),
        }),
      );
    },

    /** The same as its first button. */
    onClicked: (name: string) => choose(name, 0),
    onButton: choose,

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

function titleOf(stopped: StoppedRing): string {
  const { outcome, voicemailSeconds } = stopped;
  const name = callerName(stopped);
  if (outcome === "voicemail")
    return [`Voicemail from ${name}`, voicemailSeconds && clock(voicemailSeconds)]
      .filter(Boolean)
      .join(", ");
  if (outcome === "abandoned") return `${name} hung up while waiting in line`;
  return `Missed call from ${name}`;
}

function missedOf(stopped: StoppedRing): Missed {
  const { number, person, outcome, callId } = stopped;
  const record = person?.record ?? null;
  const name = person?.name ?? null;
  return {
    caller: number === "" ? null : { what: "call", number, extension: null, record, name },
    message: outcome === "voicemail" ? { what: "listen", callId, name: callerName(stopped) } : null,
  };
}

interface Choice {
  readonly title: string;
  readonly choose: () => Promise<unknown>;
}

/** Its buttons, at most two: browsers show no more. */
function choicesOf({ caller, message }: Missed, host: MissedNotificationsHost): Choice[] {
  return [
    message && { title: "Listen", choose: () => host.listen(message) },
    caller && { title: "Call back", choose: () => host.callBack(caller) },
    caller && { title: "Later, in 15 minutes", choose: () => host.remindLater(caller) },
  ]
    .filter((choice) => choice !== null)
    .slice(0, 2);
}
