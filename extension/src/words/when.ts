const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  month: "short",
});

/** The time today, else the day. Epoch milliseconds. */
export function when(at: number, now: number): string {
  return isSameDay(at, now) ? time.format(at) : day.format(at);
}

/** `today 18:30`, else the day and the time. Epoch milliseconds. */
export function dayAndTime(at: number, now: number): string {
  const shown = isSameDay(at, now) ? "today" : day.format(at);
  return `${shown} ${time.format(at)}`;
}

export function timeOfDay(at: number): string {
  return time.format(at);
}

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
