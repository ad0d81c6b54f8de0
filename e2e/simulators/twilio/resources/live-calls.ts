import type { CallRecord } from "./calls.ts";
import type { LiveConferences } from "./live-conferences.ts";
import type { LiveQueues } from "./live-queues.ts";
import type { CallRecordingOrder, LiveRecordings } from "./live-recordings.ts";
import type { HttpMethod } from "./voice-webhooks.ts";

/** What an answered call is told to do. */
export type CallInstructions =
  | { readonly kind: "twiml"; readonly twiml: string }
  | {
      readonly kind: "url";
      readonly url: string;
      readonly method: HttpMethod;
      readonly fallbackUrl: string;
      readonly fallbackMethod: HttpMethod;
    };

export type CallProgressEvent = "initiated" | "ringing" | "answered" | "completed";

/** A call that a REST client asked for; its record exists and is `queued`. */
export interface OutboundCallOrder {
  readonly record: CallRecord;
  readonly instructions: CallInstructions;
  /** Empty text means none. */
  readonly statusCallback: string;
  readonly statusCallbackMethod: HttpMethod;
  readonly statusCallbackEvents: readonly CallProgressEvent[];
  readonly timeoutSeconds: number;
  readonly timeLimitSeconds: number | undefined;
  readonly sendDigits: string | undefined;
  /** Undefined when it is not recorded. */
  readonly recording: CallRecordingOrder | undefined;
}

/** What a REST client asks of a live call. */
export interface CallChange {
  /** `canceled` only ends a call that was not answered yet; `completed` ends any. */
  readonly status?: "canceled" | "completed";
  readonly instructions?: CallInstructions;
  readonly statusCallback?: string;
  readonly statusCallbackMethod?: HttpMethod;
  readonly timeLimitSeconds?: number;
}

/** What REST needs of the live calls; records are changed in the call store. */
export interface LiveCalls extends LiveConferences, LiveQueues, LiveRecordings {
  startOutboundCall(order: OutboundCallOrder): void;
  /** `not-live`: it has ended. `not-in-progress`: only an answered call can be redirected. */
  updateCall(record: CallRecord, change: CallChange): "changed" | "not-live" | "not-in-progress";
}
