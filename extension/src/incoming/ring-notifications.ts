import type { CallId } from "@ringback/shared/call";
import { browser } from "wxt/browser";
import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { CodedError } from "../messaging/coded-error.ts";
import { notification } from "../notifications/notification.ts";
import { type RingWords, ringWords } from "./ring-words.ts";

/** Notifications of rings are named after their calls. */
const prefix = "ring:";

export interface RingNotificationsHost {
  readonly engine: {
    readonly answer: (input: { callId: CallId }) => Promise<void>;
    readonly decline: (input: { callId: CallId; goesTo: "next" }) => Promise<void>;
  };
  readonly showPhone: () => Promise<void>;
  readonly askForMicrophone: () => Promise<void>;
}

/**
 * One notification for each caller, gone when it rings no longer, wherever it was answered. Nothing
 * is kept here: the browser knows which it shows, the engine who rings.
 */
export function createRingNotifications(host: RingNotificationsHost) {
  async function answer(callId: CallId): Promise<void> {
    try {
      await host.engine.answer({ callId });
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      // The phone says what is in the way, and what to do.
      if (error.code === "microphone-blocked") await host.askForMicrophone();
      else await host.showPhone();
    }
  }

  return {
    async follow(snapshot: PhoneSnapshot): Promise<void> {
      const ringing = snapshot.incoming.filter(({ state }) => state === "ringing");
      const wanted = new Map(ringing.map((ring) => [prefix + ring.callId, ring]));
      const shown = Object.keys(await browser.notifications.getAll());
      const gone = shown.filter((id) => id.startsWith(prefix) && !wanted.has(id));
      await Promise.all(gone.map((id) => browser.notifications.clear(id)));
      await Promise.all(
        [...wanted].map(async ([id, ring]) => {
          const options = optionsOf(ringWords(ring, snapshot.call));
          if (shown.includes(id)) await browser.notifications.update(id, options);
          else await browser.notifications.create(id, options);
        }),
      );
    },

    async onClicked(name: string): Promise<void> {
      if (name.startsWith(prefix)) await host.showPhone();
    },

    async onButton(name: string, button: number): Promise<void> {
      if (!name.startsWith(prefix)) return;
      const callId = name.slice(prefix.length);
      await browser.notifications.clear(name);
      if (button === 0) await answer(callId);
      // Whoever is no longer ringing needs no decline.
      else await host.engine.decline({ callId, goesTo: "next" }).catch(onlyCoded);
    },
  };
}

function optionsOf({ title, message, buttons }: RingWords) {
  return notification({
    title,
    message,
    buttons: buttons.map((word) => ({ title: word })),
    priority: 2,
    requireInteraction: true,
    // The phone itself rings, on a device of the agent's choice.
    silent: true,
  });
}

function onlyCoded(error: unknown): void {
  if (!(error instanceof CodedError)) throw error;
}
