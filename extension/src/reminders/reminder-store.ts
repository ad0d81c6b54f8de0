import * as z from "zod/mini";
import { browser } from "wxt/browser";
import { Reminder } from "../contracts/reminder.ts";

const key = "reminders";
const lock = "ringback-reminders";
/** A person keeps track of fewer; a page could press the button more often. */
export const mostReminders = 100;

export async function loadReminders(): Promise<readonly Reminder[]> {
  const stored = z.array(z.unknown()).safeParse((await browser.storage.local.get(key))[key]);
  // One that cannot be read must not hide the others.
  return (stored.data ?? []).flatMap((entry) => {
    const reminder = Reminder.safeParse(entry);
    return reminder.success ? [reminder.data] : [];
  });
}

/** One change at a time; the soonest stand first. Undefined leaves everything as it is. */
export function changeReminders(
  change: (reminders: readonly Reminder[]) => readonly Reminder[] | undefined,
): Promise<void> {
  return navigator.locks.request(lock, async () => {
    const changed = change(await loadReminders());
    if (!changed) return;
    const reminders = changed.toSorted((one, other) => one.at - other.at);
    await browser.storage.local.set({ [key]: reminders });
  });
}
