/** How one user sees and types times: PHP's format letters and a time-zone name. */
export interface DisplayPreferences {
  readonly timeZone: string;
  /** Such as `Y-m-d` or `m/d/Y`. */
  readonly dateFormat: string;
  /** Such as `H:i` or `h:ia`. */
  readonly timeFormat: string;
}

/** Writes a stored UTC time (`YYYY-MM-DD HH:MM:SS`) the way this user reads it. */
export function writeForUser(stored: string, preferences: DisplayPreferences): string {
  const local = localParts(readUtc(stored), preferences.timeZone);
  return writeFormat(`${preferences.dateFormat} ${preferences.timeFormat}`, local);
}

/** Writes a stored date (`YYYY-MM-DD`) the way this user reads it; dates know no zone. */
export function writeDateForUser(stored: string, { dateFormat }: DisplayPreferences): string {
  return writeFormat(dateFormat, localParts(readUtc(`${stored} 12:00:00`), "UTC"));
}

/** Reads a time typed in this user's format and zone; undefined when it has any other format. */
export function readFromUser(text: string, preferences: DisplayPreferences): string | undefined {
  const parts = readFormat(`${preferences.dateFormat} ${preferences.timeFormat}`, text);
  if (parts === undefined) return undefined;
  const asUtc = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
  // The offset is looked up twice, because it may change between the guess and the true moment.
  const guess = asUtc - offsetAt(asUtc, preferences.timeZone);
  return writeUtc(new Date(asUtc - offsetAt(guess, preferences.timeZone)));
}

/** Reads a date typed in this user's format. */
export function readDateFromUser(
  text: string,
  preferences: DisplayPreferences,
): string | undefined {
  const parts = readFormat(preferences.dateFormat, text);
  if (parts === undefined) return undefined;
  return writeUtc(new Date(Date.UTC(parts.year, parts.month - 1, parts.day))).slice(0, 10);
}

/** A moment as the database stores it. */
export function writeUtc(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace("T", " ");
}

/** The moment a stored UTC time stands for. */
export function readUtc(stored: string): Date {
  return new Date(`${stored.replace(" ", "T")}Z`);
}

interface TimeParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

function offsetAt(moment: number, timeZone: string): number {
  const { year, month, day, hour, minute } = localParts(new Date(moment), timeZone);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(moment / 60_000) * 60_000;
}

function localParts(moment: Date, timeZone: string): TimeParts {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(moment);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read("year"),
    month: read("month"),
    day: read("day"),
    hour: read("hour"),
    minute: read("minute"),
  };
}

function writeFormat(format: string, parts: TimeParts): string {
  const twelve = parts.hour % 12 === 0 ? 12 : parts.hour % 12;
  const half = parts.hour < 12 ? "am" : "pm";
  const two = (value: number) => String(value).padStart(2, "0");
  const letters: Readonly<Record<string, string>> = {
    Y: String(parts.year),
    m: two(parts.month),
    d: two(parts.day),
    H: two(parts.hour),
    h: two(twelve),
    i: two(parts.minute),
    a: half,
    A: half.toUpperCase(),
  };
  return format.replaceAll(/./g, (letter) => letters[letter] ?? letter);
}

function readFormat(format: string, text: string): TimeParts | undefined {
  const letters: Readonly<Record<string, string>> = {
    Y: "(?<year>\\d{4})",
    m: "(?<month>\\d{1,2})",
    d: "(?<day>\\d{1,2})",
    H: "(?<hour>\\d{1,2})",
    h: "(?<hour>\\d{1,2})",
    i: "(?<minute>\\d{2})",
    a: "(?<half>am|pm)",
    A: "(?<half>AM|PM)",
  };
  const pattern = format.replaceAll(
    /./g,
    (letter) => letters[letter] ?? letter.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  const groups = new RegExp(`^${pattern}$`).exec(text)?.groups;
  if (groups === undefined) return undefined;
  const typedHour = Number(groups["hour"] ?? 0);
  const half = groups["half"]?.toLowerCase();
  const hour = half === undefined ? typedHour : (typedHour % 12) + (half === "pm" ? 12 : 0);
  const parts = {
    year: Number(groups["year"]),
    month: Number(groups["month"]),
    day: Number(groups["day"]),
    hour,
    minute: Number(groups["minute"] ?? 0),
  };
  const fits = parts.month <= 12 && parts.day <= 31 && hour <= 23 && parts.minute <= 59;
  return fits ? parts : undefined;
}
