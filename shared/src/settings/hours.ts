import * as z from "zod/mini";

export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

const timeOfDay = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
/** On the wall clock of the hours' time zone. */
const TimeOfDay = (fix: string) => z.string().check(z.regex(timeOfDay, fix));

/** One stretch in which the phones ring; a day may have several, or none. */
export const Opening = z
  .strictObject({
    day: z.enum(weekdays),
    opens: TimeOfDay("Send the time as 09:00."),
    closes: TimeOfDay("Send the time as 17:30; midnight at the end of the day is 24:00."),
  })
  .check(
    z.refine(isInOrder, {
      message: "Send a closing time after the opening time; split what goes past midnight.",
      path: ["closes"],
    }),
  );
export type Opening = z.infer<typeof Opening>;

/** A day on which nobody works. */
export const Holiday = z.strictObject({
  date: z
    .string()
    .check(
      z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, "Send the day as 2026-12-25."),
      z.refine(isCalendarDay, "Send a day that the calendar has, such as 2026-12-25."),
    ),
  name: z
    .string()
    .check(z.regex(/^(?=.*\S)\P{Cc}{1,80}$/u, "Send a name of 1 to 80 characters in one line.")),
});
export type Holiday = z.infer<typeof Holiday>;

/** An IANA name, such as `Europe/London`. */
export const TimeZone = z
  .string()
  .check(
    z.regex(/^[A-Za-z][A-Za-z0-9_+/-]{0,59}$/, "Send an IANA time zone, such as Europe/London."),
    z.refine(isTimeZone, "Send an IANA time zone, such as Europe/London."),
  );

/** When people are there to answer. */
export const BusinessHours = z.strictObject({
  /** The phones ring day and night; the week and the holidays do not matter. */
  alwaysOpen: z.boolean(),
  timeZone: TimeZone,
  week: z.array(Opening).check(z.maxLength(70)),
  holidays: z.array(Holiday).check(z.maxLength(400)),
});
export type BusinessHours = z.infer<typeof BusinessHours>;

/** What is no time at all is for its own check to say. */
function isInOrder({ opens, closes }: { readonly opens: string; readonly closes: string }) {
  return !timeOfDay.test(opens) || !timeOfDay.test(closes) || opens < closes;
}

function isCalendarDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name }).format();
    return true;
  } catch {
    return false;
  }
}
