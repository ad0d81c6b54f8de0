import { rulesOf, type Settings } from "@ringback/shared/settings";
import { wordsIn } from "@ringback/shared/settings/spoken-words";
import type { FollowUpPolicy } from "./follow-up/world.ts";
import type { RecordingPolicy } from "./recordings/world.ts";
import type { ReadSettings } from "./settings/settings-store.ts";

/** What admins decided about recordings. */
export function recordingPolicy(readSettings: ReadSettings): RecordingPolicy {
  return {
    async ruleFor(db, { ourNumber, direction }) {
      const { settings } = await readSettings(db);
      const rules = rulesOf(settings, ourNumber);
      const { recorded, language } = wordsIn(settings.spoken, rules.language);
      return {
        record: direction === "inbound" ? rules.recordInbound : rules.recordOutbound,
        channels: "dual",
        announcement: { text: recorded, language },
      };
    },
    retentionDays: async (db) => (await readSettings(db)).settings.recordings.retentionDays,
  };
}

/** What admins decided about calling people back. */
export function followUpPolicy(readSettings: ReadSettings): FollowUpPolicy {
  return {
    async rule(db) {
      const { settings } = await readSettings(db);
      const { on, missedDueHours, voicemailDueHours } = settings.followUp;
      return { on, missedDueHours, voicemailDueHours, workingHours: workingHoursOf(settings) };
    },
  };
}

/** A follow-up may be about several of our numbers: the hours of the organisation count. */
function workingHoursOf({ followUp, usual }: Settings) {
  return followUp.workingHoursOnly && !usual.hours.alwaysOpen ? usual.hours : null;
}
