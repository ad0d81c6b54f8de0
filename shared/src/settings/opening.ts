import { type BusinessHours, weekdays } from "./hours.ts";

/** Whether people are there to answer, and why, in a sentence for the trace of a call. */
export interface OpeningState {
  readonly open: boolean;
  readonly reason: string;
}

interface WallClock {
  readonly date: string;
  readonly day: (typeof weekdays)[number];
  /** `HH:MM`. */
  readonly time: string;
}

/** `now` is epoch milliseconds; the clock on the wall of the hours' time zone decides. */
export function openingAt(hours: BusinessHours, now: number): OpeningState {
  if (hours.alwaysOpen) return { open: true, reason: "This number is open day and night." };
  const { date, day, time } = wallClock(hours.timeZone, now);
  const name = `${day[0]?.toUpperCase() ?? ""}${day.slice(1)}`;
  const here = `It is ${name} ${date}, ${time} in ${hours.timeZone}`;
  const holiday = hours.holidays.find((candidate) => candidate.date === date);
  if (holiday !== undefined) return { open: false, reason: `${here}: ${holiday.name}.` };
  const today = hours.week.filter((opening) => opening.day === day);
  const current = today.find(({ opens, closes }) => opens <= time && time < closes);
  if (current !== undefined) {
    return { open: true, reason: `${here}; open until ${current.closes}.` };
  }
  const stretches = today
    .map(({ opens, closes }) => `${opens}–${closes}`)
    .toSorted()
    .join(", ");
  const why = stretches === "" ? "closed all day" : `open ${stretches}`;
  return { open: false, reason: `${here}; ${why}.` };
}

/** Making one costs more than the rest of a call's plan. */
const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string, now: number): WallClock {
  const format = formats.get(timeZone) ?? createFormat(timeZone);
  formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const weekday = part("weekday").toLowerCase();
  return {
    date: `${part("year")}-${part("month")}-${part("day")}`,
    day: weekdays.find((candidate) => candidate === weekday) ?? "monday",
    time: `${part("hour")}:${part("minute")}`,
  };
}

function createFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    weekday: "long",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}
