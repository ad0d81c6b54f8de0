import * as z from "zod/mini";
import { E164 } from "./e164.ts";
import { BusinessHours } from "./settings/hours.ts";
import { SpokenLanguage } from "./settings/languages.ts";
import { SpokenWords } from "./settings/spoken-words.ts";

const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
/** As people hear it. Twilio rings 5 s longer than it is told, and at least 5. */
const RingSeconds = whole(10, 120);

/** What is decided for each of our numbers. */
export const NumberRules = z.strictObject({
  language: SpokenLanguage,
  hours: BusinessHours,
  /** Where calls outside the hours go. */
  outOfHours: z.enum(["voicemail", "fallback"]),
  recordInbound: z.boolean(),
  recordOutbound: z.boolean(),
});
export type NumberRules = z.infer<typeof NumberRules>;

/** Everything an admin decides about calls, kept as one versioned document. */
export const Settings = z.strictObject({
  /** For each of our numbers that `numbers` does not name. */
  usual: NumberRules,
  numbers: z.array(z.strictObject({ number: E164, rules: NumberRules })).check(
    z.maxLength(50),
    z.refine(
      (numbers) => new Set(numbers.map(({ number }) => number)).size === numbers.length,
      "Name each of your numbers once.",
    ),
  ),
  greeting: z.strictObject({
    on: z.boolean(),
    /** Greets people the CRM knows by their first name. */
    byFirstName: z.boolean(),
  }),
  /** One entry a language; the first is used where a language has none. */
  spoken: z.array(SpokenWords).check(
    z.minLength(1),
    z.maxLength(20),
    z.refine(
      (words) => new Set(words.map(({ language }) => language)).size === words.length,
      "Send each language once.",
    ),
  ),
  presence: z.strictObject({
    /** Rings the browser of someone who is in a call already. */
    callWaiting: z.boolean(),
    /** Rings the mobile of someone whose browser is closed. */
    mobileWhenOffline: z.boolean(),
  }),
  ring: z.strictObject({
    order: z.enum(["in-order", "together"]),
    mobile: z.boolean(),
    /** Before the mobile is tried; without a mobile the browser rings `mobileSeconds`. */
    browserSeconds: RingSeconds,
    mobileSeconds: RingSeconds,
  }),
  team: z.strictObject({
    on: z.boolean(),
    /** Agents whose browsers ring at once when the owner does not answer, or there is none. */
    members: z.array(z.uuid()).check(
      z.maxLength(10),
      z.refine((ids) => new Set(ids).size === ids.length, "Name each agent once."),
    ),
    seconds: RingSeconds,
  }),
  /** Callers wait in line while the whole team is busy. */
  queue: z.strictObject({
    on: z.boolean(),
    maxWaitSeconds: whole(30, 3_600),
    offerCallBack: z.boolean(),
  }),
  fallback: z.strictObject({
    /** Rung when nobody answers; left out when there is none. */
    number: z.optional(E164),
    seconds: RingSeconds,
  }),
  voicemail: z.strictObject({
    /** Twilio transcribes only what is shorter than 120 s. */
    maxSeconds: whole(10, 119),
    transcribe: z.boolean(),
  }),
  recordings: z.strictObject({ retentionDays: whole(1, 3_650) }),
  followUp: z.strictObject({
    on: z.boolean(),
    missedDueHours: whole(1, 720),
    voicemailDueHours: whole(1, 720),
    /** Due times count business hours only. */
    workingHoursOnly: z.boolean(),
  }),
});
export type Settings = z.infer<typeof Settings>;

/** A value the server's environment sets: it cannot be changed here. */
export const LockedSetting = z.object({
  /** Where it stands, such as `fallback.number`. */
  field: z.string(),
  /** The environment variable that sets it. */
  variable: z.string(),
});
export type LockedSetting = z.infer<typeof LockedSetting>;

/** Reply of `GET` and `PUT /api/settings`. */
export const SettingsReply = z.object({
  /** 0 until someone changes something. */
  version: z.int(),
  settings: Settings,
  locked: z.array(LockedSetting),
  /** Epoch milliseconds. */
  changedAt: z.nullable(z.number()),
  /** The name of who changed them last. */
  changedBy: z.nullable(z.string()),
});
export type SettingsReply = z.infer<typeof SettingsReply>;

/** The whole document again, and the version it was made from. */
export const SettingsRequest = z.strictObject({
  version: z.int().check(z.nonnegative()),
  settings: Settings,
});
export type SettingsRequest = z.infer<typeof SettingsRequest>;

/** The rules of one of our numbers. */
export function rulesOf(settings: Settings, number: string): NumberRules {
  return settings.numbers.find((entry) => entry.number === number)?.rules ?? settings.usual;
}
