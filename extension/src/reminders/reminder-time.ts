import type { ReminderWhen } from "../contracts/reminder.ts";
import { clockTime } from "../local-time/clock-time.ts";

const morningHour = 9;
const minuteMs = 60_000;

/** When a reminder comes, epoch milliseconds; mornings are the agent's own. */
export function reminderTime(when: ReminderWhen, now: number): number {
  switch (when) {
    case "in-15-minutes":
      return now + 15 * minuteMs;
    case "in-an-hour":
      return now + 60 * minuteMs;
    case "tomorrow-morning": {
      const morning = new Date(now);
      morning.setDate(morning.getDate() + 1);
      return morning.setHours(morningHour, 0, 0, 0);
    }
  }
}

/** "at 15:20", "tomorrow at 09:00". */
export function reminderTimeWords(at: number, now: number): string {
  const time = clockTime(at);
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? `at ${time}` : `tomorrow at ${time}`;
}
