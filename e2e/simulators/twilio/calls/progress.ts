import type { CallRecord } from "../resources/calls.ts";
import type { CallProgressEvent } from "../resources/live-calls.ts";
import type { HttpMethod } from "../resources/voice-webhooks.ts";
import { billedMinutes } from "./final-status.ts";
import { standardFields } from "./request-fields.ts";
import type { World } from "./world.ts";

/** Where the status callbacks of one leg go; an empty URL means nowhere. */
export interface ProgressTarget {
  readonly url: string;
  readonly method: HttpMethod;
  readonly events: readonly CallProgressEvent[];
}

export interface Progress {
  report(event: CallProgressEvent, record: CallRecord, sipResponseCode?: number): void;
  setTarget(target: Partial<ProgressTarget>): void;
}

/** RFC 2822, as Twilio writes it. */
const timestamp = (ms: number): string => new Date(ms).toUTCString().replace("GMT", "+0000");

export function createProgress(world: World, initial: ProgressTarget): Progress {
  let target = initial;
  let sequenceNumber = 0;
  return {
    setTarget: (changes) => {
      target = { ...target, ...changes };
    },

    report(event, record, sipResponseCode) {
      if (target.url === "" || !target.events.includes(event)) return;
      const fields = {
        ...standardFields(record, world.accountSid),
        // The record has no such status; it only exists in this webhook.
        ...(event === "initiated" && { CallStatus: "initiated" }),
        ...(event === "completed" && {
          CallDuration: String(record.durationSeconds ?? 0),
          Duration: String(billedMinutes(record)),
          ...(sipResponseCode !== undefined && { SipResponseCode: String(sipResponseCode) }),
        }),
        CallbackSource: "call-progress-events",
        SequenceNumber: String(sequenceNumber++),
        Timestamp: timestamp(world.clock.now()),
      };
      void world.webhooks.notify({
        callSid: record.sid,
        url: target.url,
        method: target.method,
        fields,
      });
    },
  };
}
