import type { TwilioClient } from "./client.ts";

/** A Twilio call as its REST API tells it. Times are epoch milliseconds. */
export interface TwilioCall {
  readonly callSid: string;
  readonly parentCallSid: string | null;
  /** `client:` and an identity, or a number. */
  readonly to?: string;
  readonly status: string;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly durationSeconds: number | null;
}

/** A conversation's first leg and the legs it dialled. */
export interface TwilioConversation {
  readonly root: TwilioCall;
  readonly children: readonly TwilioCall[];
  /** Calls of their own that belong to it, where asked for. */
  readonly beside?: readonly TwilioCall[];
  /** Length of the message the caller left, where asked for; 0 when there is none. */
  readonly voicemailSeconds?: number;
}

/** What belongs to a conversation beside its legs. */
export interface ConversationParts {
  readonly besideCallSids?: readonly string[];
  readonly voicemail?: boolean;
}

export type FetchConversation = (
  rootCallSid: string,
  parts?: ConversationParts,
) => Promise<TwilioConversation | undefined>;

/** Reads conversations from Twilio; `undefined` when Twilio does not know the call. */
export function createFetchConversation(client: TwilioClient): FetchConversation {
  return async (rootCallSid, { besideCallSids = [], voicemail = false } = {}) => {
    try {
      // The root first: children listed afterwards are complete when the root has ended.
      const root = await client.calls(rootCallSid).fetch();
      const children = await client.calls.list({ parentCallSid: rootCallSid, limit: 50 });
      const beside = await Promise.all(besideCallSids.map((sid) => client.calls(sid).fetch()));
      return {
        root: toTwilioCall(root),
        children: children.map((child) => toTwilioCall(child)),
        beside: beside.map((call) => toTwilioCall(call)),
        ...(voicemail && { voicemailSeconds: await fetchVoicemailSeconds(client, rootCallSid) }),
      };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  };
}

async function fetchVoicemailSeconds(client: TwilioClient, callSid: string): Promise<number> {
  const recordings = await client.recordings.list({ callSid, limit: 20 });
  const lengths = recordings
    .filter(({ source, status }) => source === "RecordVerb" && status === "completed")
    .map(({ duration }) => toSeconds(duration) ?? 0);
  return Math.max(0, ...lengths);
}

interface CallResource {
  readonly sid: string;
  readonly to: string | null;
  readonly parentCallSid: string | null;
  readonly status: string;
  readonly startTime: Date | null;
  readonly endTime: Date | null;
  readonly duration: string | null;
}

export function toTwilioCall(call: CallResource): TwilioCall {
  return {
    callSid: call.sid,
    parentCallSid: call.parentCallSid || null,
    to: call.to ?? "",
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
