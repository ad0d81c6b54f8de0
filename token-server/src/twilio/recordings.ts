import type { TwilioClient } from "./client.ts";

/** A recording as Twilio's REST API tells it. Times are epoch milliseconds. */
export interface TwilioRecording {
  readonly recordingSid: string;
  readonly callSid: string | null;
  readonly conferenceSid: string | null;
  readonly status: string;
  readonly source: string;
  readonly channels: number;
  readonly startedAt: number;
  readonly durationSeconds: number | null;
}

export interface TwilioTranscript {
  readonly transcriptionSid: string;
  readonly state: "completed" | "failed";
  readonly text: string;
}

/** Recordings at Twilio. */
export interface TwilioRecordings {
  /** Those begun between two instants. */
  list(window: { readonly from: number; readonly to: number }): Promise<TwilioRecording[]>;
  fetch(recordingSid: string): Promise<TwilioRecording | undefined>;
  /** What Twilio understood of it; `undefined` when it has not tried, or is at it. */
  transcript(recordingSid: string): Promise<TwilioTranscript | undefined>;
  /** `absent` when it was gone already. */
  remove(recordingSid: string): Promise<"removed" | "absent">;
  /** Changes the recording that runs on a call now; `absent` when none does. */
  control(callSid: string, action: "pause" | "resume"): Promise<"done" | "absent">;
  /** Begins to record both sides of a call; `absent` when it is over. */
  start(callSid: string, statusUrl: string): Promise<"done" | "absent">;
}

const pageSize = 200;

export function createTwilioRecordings(client: TwilioClient): TwilioRecordings {
  return {
    async list({ from, to }) {
      const between = { dateCreatedAfter: new Date(from), dateCreatedBefore: new Date(to) };
      const found = await client.recordings.list({ ...between, pageSize });
      return found.map((recording) => toTwilioRecording(recording));
    },
    async fetch(recordingSid) {
      const found = await client.recordings(recordingSid).fetch().catch(nothingWhenNotFound);
      return found && toTwilioRecording(found);
    },
    async transcript(recordingSid) {
      const list = await client
        .recordings(recordingSid)
        .transcriptions.list({ limit: 5 })
        .catch(nothingWhenNotFound);
      const done = list?.find(({ status }) => status === "completed" || status === "failed");
      if (done === undefined) return undefined;
      const state = done.status === "completed" ? "completed" : "failed";
      return { transcriptionSid: done.sid, state, text: done.transcriptionText ?? "" };
    },
    async remove(recordingSid) {
      const removed = await client.recordings(recordingSid).remove().catch(nothingWhenNotFound);
      return removed === true ? "removed" : "absent";
    },
    async control(callSid, action) {
      const change =
        action === "pause"
          ? ({ status: "paused", pauseBehavior: "skip" } as const)
          : ({ status: "in-progress" } as const);
      const recording = client.calls(callSid).recordings("Twilio.CURRENT");
      return doneOrAbsent(recording.update(change));
    },
    start: (callSid, statusUrl) =>
      doneOrAbsent(
        client.calls(callSid).recordings.create({
          recordingChannels: "dual",
          recordingStatusCallback: statusUrl,
          recordingStatusCallbackMethod: "POST",
          recordingStatusCallbackEvent: ["in-progress", "completed", "absent"],
        }),
      ),
  };
}

async function doneOrAbsent(doing: Promise<unknown>): Promise<"done" | "absent"> {
  try {
    await doing;
    return "done";
  } catch (error) {
    // Nothing is recorded, or the call is over: said in several ways.
    const status = error instanceof Error && "status" in error ? error.status : undefined;
    if (status === 404 || status === 400 || status === 409) return "absent";
    throw error;
  }
}

interface RecordingResource {
  readonly sid: string;
  readonly callSid: string | null;
  readonly conferenceSid: string | null;
  readonly status: string;
  readonly source: string;
  readonly channels: number;
  readonly startTime: Date | null;
  readonly dateCreated: Date | null;
  readonly duration: string | null;
}

function toTwilioRecording(recording: RecordingResource): TwilioRecording {
  const { startTime, dateCreated, duration } = recording;
  const started = [startTime, dateCreated].find(
    (date) => date instanceof Date && !Number.isNaN(date.getTime()),
  );
  return {
    recordingSid: recording.sid,
    callSid: recording.callSid || null,
    conferenceSid: recording.conferenceSid || null,
    status: recording.status,
    source: recording.source,
    channels: recording.channels === 2 ? 2 : 1,
    startedAt: started?.getTime() ?? 0,
    durationSeconds: duration !== null && /^\d+$/.test(duration) ? Number(duration) : null,
  };
}

function nothingWhenNotFound(error: unknown): undefined {
  if (error instanceof Error && "status" in error && error.status === 404) return undefined;
  throw error;
}
