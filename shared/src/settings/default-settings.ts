import type { Settings } from "../settings.ts";
import { weekdays } from "./hours.ts";
import { usualWords } from "./spoken-words.ts";

/** What holds on a new server until an admin decides otherwise. `timeZone` is the organisation's. */
export function defaultSettings(timeZone: string): Settings {
  return {
    usual: {
      language: "en-US",
      hours: {
        // Nobody is lost on a server that was never told its hours.
        alwaysOpen: true,
        timeZone,
        week: weekdays.slice(0, 5).map((day) => ({ day, opens: "09:00", closes: "17:30" })),
        holidays: [],
      },
      outOfHours: "voicemail",
      recordInbound: false,
      recordOutbound: false,
    },
    numbers: [],
    greeting: { on: true, byFirstName: true },
    spoken: [usualWords],
    presence: { callWaiting: false, mobileWhenOffline: true },
    ring: { order: "in-order", mobile: true, browserSeconds: 12, mobileSeconds: 20 },
    team: { on: false, members: [], seconds: 20 },
    queue: { on: false, maxWaitSeconds: 300, offerCallBack: true },
    fallback: { seconds: 25 },
    voicemail: { maxSeconds: 119, transcribe: true },
    recordings: { retentionDays: 365 },
    followUp: { on: true, missedDueHours: 4, voicemailDueHours: 2, workingHoursOnly: false },
  };
}
