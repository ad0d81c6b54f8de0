import type { Trx } from "../database/open.ts";
import type { DialRecording } from "../twilio/twiml.ts";
import { callbackUrl, webhookPaths } from "../twilio/webhook-urls.ts";
import { keepAnnouncement } from "./consent.ts";
import { recordingStateOf } from "./recording-state.ts";
import type { RecordingPolicy, RecordingRule, RuledCall } from "./world.ts";

/** What the voice side asks about recording: see its `CallRecording`. */
export function createCallRecording(policy: RecordingPolicy, publicUrl: string) {
  return {
    async plan(trx: Trx, call: RuledCall) {
      const rule = await policy.ruleFor(trx, call);
      const announcement = rule.record ? rule.announcement : null;
      return {
        dial: dialRecording(rule, publicUrl),
        announcementUrl:
          announcement === null ? undefined : callbackUrl(publicUrl, webhookPaths.announcement),
      };
    },
    announced: keepAnnouncement,
    stateOf: recordingStateOf,
  };
}

function dialRecording(rule: RecordingRule, publicUrl: string): DialRecording {
  if (!rule.record) return { record: "do-not-record" };
  return {
    record: rule.channels === "dual" ? "record-from-answer-dual" : "record-from-answer",
    recordingStatusCallback: callbackUrl(publicUrl, webhookPaths.recordingStatus),
    recordingStatusCallbackMethod: "POST",
    // The default is `completed` alone: a call in which nobody spoke would wait for ever.
    recordingStatusCallbackEvent: ["in-progress", "completed", "absent"],
  };
}
