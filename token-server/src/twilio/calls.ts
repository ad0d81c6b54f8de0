import type { TwilioClient } from "./client.ts";

/** A Twilio call as its REST API tells it. Times are epoch milliseconds. */
export interface TwilioCall {
  readonly callSid: string;
  readonly parentCallSid: string | null;
  readonly status: string;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly durationSeconds: number | null;
}

/** A conversation's first leg and the legs it dialled. */
export interface TwilioConversation {
  readonly root: TwilioCall;
  readonly children: readonly TwilioCall[];
}

export type FetchConversation = (rootCallSid: string) => Promise<TwilioConversation | undefined>;

/** Reads conversations from Twilio; `undefined` when Twilio does not know the call. */
export function createFetchConversation(client: TwilioClient): FetchConversation {
  return async (rootCallSid) => {
    try {
      // The root first: children listed afterwards are complete when the root has ended.
      const root = await client.calls(rootCallSid).fetch();
      const children = await client.calls.list({ parentCallSid: rootCallSid, limit: 50 });
      return { root: toTwilioCall(root), children: children.map((child) => toTwilioCall(child)) };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  };
}

interface CallResource {
  readonly sid: string;
  readonly parentCallSid: string | null;
  readonly status: string;
  readonly startTime: Date | null;
  readonly endTime: Date | null;
  readonly duration: string | null;
}

function toTwilioCall(call: CallResource): TwilioCall {
  return {
    callSid: call.sid,
    parentCallSid: call.parentCallSid || null,
    status: call.status,
    startedAt: toInstant(call.startTime),
    endedAt: toInstant(call.endTime),
    durationSeconds: toSeconds(call.duration),
  };
}

function toInstant(date: Date | null): number | null {
  const time = date instanceof Date ? date.getTime() : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function toSeconds(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 404;
}
