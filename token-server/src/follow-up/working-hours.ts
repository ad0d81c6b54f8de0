/** When people are there: stretches of a week on the wall clock of a time zone. */
export interface WorkingHours {
  readonly timeZone: string;
  readonly week: readonly {
    /** `monday` to `sunday`. */
    readonly day: string;
    /** `09:00`. */
    readonly opens: string;
    /** After `opens`; `24:00` at most. */
    readonly closes: string;
  }[];
  /** `2026-12-25`. */
  readonly holidays: readonly { readonly date: string }[];
}

const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const dayMs = 24 * 60 * 60 * 1000;
/** Nobody is away longer; a week without any hours must not look for ever. */
const farthestDays = 400;

/**
 * When `workMs` of working time have passed since `from` (epoch milliseconds). Without any working
 * hours in the next year every hour counts.
 */
export function afterWorkingTime(from: number, workMs: number, hours: WorkingHours): number {
  let left = workMs;
  let day = localDay(from, hours.timeZone);
  for (let ahead = 0; ahead < farthestDays; ahead += 1) {
    for (const [opens, closes] of stretchesOf(day, hours)) {
      const start = Math.max(opens, from);
      if (closes <= start) continue;
      if (closes - start >= left) return start + left;
      left -= closes - start;
    }
    day = nextDay(day);
  }
  return from + workMs;
}

/** The stretches of one local day as instants, earliest first; those that overlap count once. */
function stretchesOf(date: string, hours: WorkingHours): [opens: number, closes: number][] {
  if (hours.holidays.some((holiday) => holiday.date === date)) return [];
  const weekday = days[new Date(`${date}T00:00:00Z`).getUTCDay()];
  const stretches = hours.week
    .filter(({ day }) => day === weekday)
    .map(({ opens, closes }): [number, number] => [
      instantOf(date, opens, hours.timeZone),
      instantOf(date, closes, hours.timeZone),
    ])
    .toSorted(([a], [b]) => a - b);
  let covered = Number.NEGATIVE_INFINITY;
  return stretches.map(([opens, closes]) => {
    const start = Math.max(opens, covered);
    covered = Math.max(covered, closes);
    return [start, closes];
  });
}

/** `2026-11-22` of an instant. */
function localDay(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 10);
}

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}

/** A local time as an instant. One that a change of the clocks skips counts from after it. */
function instantOf(date: string, time: string, timeZone: string): number {
  const [hour = "0", minute = "0"] = time.split(":");
  const wall = Date.parse(`${date}T00:00:00Z`) + (Number(hour) * 60 + Number(minute)) * 60_000;
  const guess = wall - offsetAt(wall, timeZone);
  // The offset a little earlier or later may be another one: take the one that fits.
  const better = wall - offsetAt(guess, timeZone);
  return better + offsetAt(better, timeZone) === wall ? better : Math.max(guess, better);
}

/** Local time minus UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  const match = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name ?? "");
  const [, sign = "+", hour = "0", minute = "0", second = "0"] = match ?? [];
  const ms = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  return sign === "-" ? -ms : ms;
}
