/** For the CRM's date fields: UTC `YYYY-MM-DD HH:MM:SS`. Every other form is stored as nothing. */
export function toCrmTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

/** For people: `Sun 22 Nov 2026, 05:00 (America/New_York)`. */
export function timeWords(at: number, timeZone: string): string {
  const words = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    words.find((candidate) => candidate.type === type)?.value ?? "";
  const date = `${part("weekday")} ${part("day")} ${part("month")} ${part("year")}`;
  return `${date}, ${part("hour")}:${part("minute")} (${timeZone})`;
}

/** `65` → `1:05`. */
export function minutesWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
