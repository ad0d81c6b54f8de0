import { readPhoneNumber } from "@ringback/shared/phone-number";
import { browser } from "wxt/browser";
import type { Handover } from "../contracts/handover.ts";
import type { Reminder, ReminderWhen } from "../contracts/reminder.ts";
import { notification } from "../notifications/notification.ts";
import { changeReminders, loadReminders, mostReminders } from "./reminder-store.ts";
import { reminderTime, reminderTimeWords } from "./reminder-time.ts";

/** Alarms and notifications of reminders are named after them. */
const prefix = "reminder:";

export interface RemindersHost {
  readonly now: () => number;
  readonly handOver: (handover: Handover) => Promise<void>;
}

type Wish = Pick<Reminder, "number" | "extension" | "record" | "name"> & {
  readonly when: ReminderWhen;
};

/** Calls to make later: kept in storage, told by a notification, never dialled by themselves. */
export function createReminders({ now, handOver }: RemindersHost) {
  async function remove(id: string): Promise<void> {
    await changeReminders((reminders) => reminders.filter((one) => one.id !== id));
    await browser.alarms.clear(prefix + id);
    await browser.notifications.clear(prefix + id);
  }

  async function put(id: string, at: number): Promise<void> {
    await changeReminders((reminders) =>
      reminders.map((one) => (one.id === id ? { ...one, at, told: false } : one)),
    );
    await browser.alarms.create(prefix + id, { when: at });
  }

  async function call(id: string): Promise<void> {
    const reminder = (await loadReminders()).find((one) => one.id === id);
    await remove(id);
    if (!reminder) return;
    const { number, extension, record, name } = reminder;
    await handOver({ what: "call", number, extension, record, name });
  }

  return {
    list: loadReminders,
    remove,

    /** Answers when it comes, in words. The same number again moves its reminder. */
    add: async ({ when, ...wish }: Wish): Promise<string> => {
      const at = reminderTime(when, now());
      let id: string | undefined;
      await changeReminders((reminders) => {
        const known = reminders.find(
          ({ number, extension }) => number === wish.number && extension === wish.extension,
        );
        if (!known && reminders.length >= mostReminders) return undefined;
        id = known?.id ?? crypto.randomUUID();
        const others = reminders.filter((one) => one !== known);
        return [...others, { ...wish, id, at, told: false }];
      });
      if (id === undefined)
        return `You have ${mostReminders} reminders already. Remove some first.`;
      await browser.notifications.clear(prefix + id);
      await browser.alarms.create(prefix + id, { when: at });
      return `Ringback reminds you ${reminderTimeWords(at, now())}.`;
    },

    /** Alarms may be lost with an update of the extension; one that is past comes at once. */
    async keepAlarms(): Promise<void> {
      const known = new Set((await browser.alarms.getAll()).map(({ name }) => name));
      const missing = (await loadReminders()).filter(
        ({ id, told }) => !told && !known.has(prefix + id),
      );
      await Promise.all(
        missing.map(({ id, at }) => browser.alarms.create(prefix + id, { when: at })),
      );
    },

    async onAlarm(name: string): Promise<void> {
      const id = idOf(name);
      const reminder = (await loadReminders()).find((one) => one.id === id);
      if (id === undefined || !reminder || reminder.told) return;
      await tell(reminder);
      await changeReminders((reminders) =>
        reminders.map((one) => (one.id === id ? { ...one, told: true } : one)),
      );
    },

    async onClicked(name: string): Promise<void> {
      const id = idOf(name);
      if (id !== undefined) await call(id);
    },

    async onButton(name: string, button: number): Promise<void> {
      const id = idOf(name);
      if (id === undefined) return;
      if (button === 0) {
        await call(id);
        return;
      }
      await browser.notifications.clear(name);
      await put(id, reminderTime("in-15-minutes", now()));
    },
  };
}

export type Reminders = ReturnType<typeof createReminders>;

function idOf(name: string): string | undefined {
  return name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}

async function tell({ id, name, number, extension }: Reminder): Promise<void> {
  const shown = readPhoneNumber(number)?.international ?? number;
  const whole = extension === null ? shown : `${shown}, then ${extension}`;
  await browser.notifications.create(
    prefix + id,
    notification({
      title: `Call ${name ?? shown} now`,
      message: name === null ? "You wanted to call them now." : `${whole}. You wanted to call now.`,
      buttons: [{ title: "Call" }, { title: "Later, in 15 minutes" }],
      requireInteraction: true,
    }),
  );
}
