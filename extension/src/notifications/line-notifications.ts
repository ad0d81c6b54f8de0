import * as z from "zod/mini";
import { browser } from "wxt/browser";
import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { clockTime } from "../local-time/clock-time.ts";
import { notification } from "./notification.ts";

/** Its notification, and where it is kept that the agent was told. */
const blockedName = "line:microphone-blocked";
/** Its notification, its alarm, and where it is kept since when. */
const lostName = "line:lost";

/** Most losses mend by themselves sooner; an alarm can wait no shorter. */
const lostForMs = 30_000;

export interface LineNotificationsHost {
  readonly now: () => number;
  readonly isOnline: () => boolean;
  /** Set-up is open: it asks for the microphone itself. */
  readonly isSettingUp: () => Promise<boolean>;
  readonly fixMicrophone: () => Promise<void>;
  readonly showPhone: () => Promise<void>;
}

/**
 * Tells agents that nobody can ring them here, which they would not notice otherwise: the phone is
 * out of sight. Stays until it is mended; whoever closes it hears of the next time only.
 */
export function createLineNotifications(host: LineNotificationsHost) {
  const isBlocked = (snapshot: PhoneSnapshot) => snapshot.line === "microphone-blocked";
  const isLost = (snapshot?: PhoneSnapshot) => snapshot?.line === "lost";

  async function followMicrophone(now: PhoneSnapshot): Promise<void> {
    const isTold = (await browser.storage.session.get(blockedName))[blockedName] === true;
    if (isBlocked(now) === isTold) return;
    if (isTold) {
      await browser.storage.session.remove(blockedName);
      await browser.notifications.clear(blockedName);
    } else if (!(await host.isSettingUp())) {
      await browser.storage.session.set({ [blockedName]: true });
      await tellBlocked(now);
    }
  }

  async function tellBlocked({ microphone }: PhoneSnapshot): Promise<void> {
    const why =
      microphone === "missing"
        ? "No microphone was found. Calls do not ring here until there is one."
        : "The microphone is blocked. Calls do not ring here until you allow it.";
    await create(blockedName, {
      title: "You can’t be called in this browser",
      message: why,
      buttons: [{ title: "Fix it" }],
    });
  }

  async function noteLoss(): Promise<void> {
    const since = host.now();
    await browser.storage.session.set({ [lostName]: since });
    await browser.alarms.create(lostName, { when: since + lostForMs });
  }

  async function forgetLoss(): Promise<void> {
    await browser.storage.session.remove(lostName);
    await browser.alarms.clear(lostName);
    await browser.notifications.clear(lostName);
  }

  return {
    async follow(before: PhoneSnapshot | undefined, now: PhoneSnapshot): Promise<void> {
      await followMicrophone(now);
      if (isLost(now) && !isLost(before)) await noteLoss();
      if (!isLost(now) && isLost(before)) await forgetLoss();
    },

    /** Any alarm may find that set-up was closed before the microphone was allowed. */
    async onAlarm(name: string, now: PhoneSnapshot | undefined): Promise<void> {
      if (now) await followMicrophone(now);
      if (name !== lostName) return;
      const stored = (await browser.storage.session.get(lostName))[lostName];
      const since = z.number().safeParse(stored).data;
      if (since === undefined) return;
      const what = host.isOnline() ? "The phone service is out of reach" : "No internet";
      await create(lostName, {
        title: "Line lost",
        message: `${what} since ${clockTime(since)}. Trying again. Calls do not ring here until it is back.`,
      });
    },

    async onClicked(name: string): Promise<void> {
      if (name === blockedName) await host.fixMicrophone();
      if (name === lostName) await host.showPhone();
    },

    async onButton(name: string): Promise<void> {
      if (name === blockedName) await host.fixMicrophone();
    },
  };
}

interface Words {
  readonly title: string;
  readonly message: string;
  readonly buttons?: { title: string }[];
}

async function create(name: string, words: Words): Promise<void> {
  await browser.notifications.create(
    name,
    notification({
      requireInteraction: true,
      ...words,
    }),
  );
}
