import { mediaRoutes, routes } from "@ringback/shared/routes";
import type { RequestHandler, Router } from "express";
import type { Trx } from "../database/open.ts";
import { type RepeatingJob } from "../database/repeating-job.ts";
import type { JobHandlers } from "../database/run-jobs.ts";
import { scheduledJob } from "../database/scheduled-job.ts";
import { serve } from "../http/methods.ts";
import { mount } from "../http/mount.ts";
import type { TwilioRecording, TwilioTranscript } from "../twilio/recordings.ts";
import { createCallRecording } from "./call-recording.ts";
import { readCallRecordings, recordingLines } from "./call-lines.ts";
import { controlRecording } from "./control-recording.ts";
import { createDownloadJob, downloadQueue } from "./download-recording.ts";
import { holdRecording } from "./hold-recording.ts";
import { linkRecordings, noteRecording, type RecordingReport } from "./note-recording.ts";
import { noteTranscript } from "./note-transcript.ts";
import { playRecording } from "./play-recording.ts";
import { prunePlays } from "./plays.ts";
import { listRecordings } from "./recording-view.ts";
import { listRetentionRuns, runRetention } from "./retention.ts";
import { requireCall, requireRole } from "./rights.ts";
import { mountRecordingWebhooks } from "./webhook-routes.ts";
import type { RecordingWorld } from "./world.ts";
import { createRecordingJob, enqueueRecordingWriting, recordingQueue } from "./write-recording.ts";

/** Recordings: fetched from Twilio, kept, played to who may hear them, shown in the CRM, deleted in time. */
export function createRecordings(world: RecordingWorld) {
  const { db, listeners } = world;
  const handlers: JobHandlers = {
    [downloadQueue]: createDownloadJob(world),
    [recordingQueue]: createRecordingJob(world),
  };
  const nightly = { pattern: "0 2 * * *", timeZone: world.timeZone };
  const cleanUp: RepeatingJob = scheduledJob(
    world,
    "delete-recordings",
    nightly,
    async (signal) => {
      await runRetention(world, false, signal);
      await prunePlays(world);
    },
  );
  return {
    handlers,
    cleanUp,
    mountWebhooks: (router: Router, verified: readonly RequestHandler[]) =>
      mountRecordingWebhooks(router, world, verified),
    mountApi: (router: Router) => mountRecordings(router, world),
    /** What the voice side asks before it dials. */
    forVoice: createCallRecording(world.policy, world.publicUrl),
    /** Lines for the description of a call. */
    linesAbout: async (callId: string) =>
      recordingLines(await readCallRecordings(db, world.crm, callId)),
    /** What reconciliation found in Twilio's own list, and whether it was news. */
    take: async (trx: Trx, recording: TwilioRecording, now: number) =>
      (await noteRecording(listeners, trx, reportOf(recording), now)).changed,
    takeTranscript: async (
      trx: Trx,
      recordingSid: string,
      transcript: TwilioTranscript,
      now: number,
    ) => {
      const report = { ...transcript, recordingSid, callSid: null };
      return (await noteTranscript(listeners, trx, report, now)).changed;
    },
    link: (trx: Trx, link: Parameters<typeof linkRecordings>[2], now: number) =>
      linkRecordings(listeners, trx, link, now),
    findTranscript: (recordingSid: string) => world.transcription.find(recordingSid),
    /** The voicemail of a call, when there is one. */
    voicemailOf: async (callId: string) =>
      (await readCallRecordings(db, world.crm, callId)).findLast(
        ({ kind }) => kind === "voicemail",
      ),
    /** The CRM shows the call now: what waited for that can be written. */
    callWritten: (trx: Trx, callId: string, now: number) => writeWaiting(trx, callId, now),
  };
}

export type Recordings = ReturnType<typeof createRecordings>;

/** Twilio's words for what is under way, and for what is over. */
function reportOf(recording: TwilioRecording): RecordingReport {
  const { status, startedAt, durationSeconds } = recording;
  const isUnderWay = ["in-progress", "paused", "stopped", "processing"].includes(status);
  const isOver = status === "completed" || status === "absent" || status === "failed";
  return {
    ...recording,
    status: isUnderWay ? "in-progress" : isOver ? status : undefined,
    startedAt: startedAt === 0 ? undefined : startedAt,
    durationSeconds: durationSeconds ?? undefined,
  };
}

function mountRecordings(router: Router, world: RecordingWorld): void {
  const { db } = world;
  mount(router, routes.listRecordings, async ({ caller, params }) => {
    await requireCall(db, caller.agent, params.callId);
    return listRecordings(db, params.callId);
  });
  mount(router, routes.controlRecording, ({ caller, params, body }) =>
    controlRecording(world, caller, params.callId, body),
  );
  mount(router, routes.holdRecording, ({ caller, params, body }) =>
    holdRecording(world, caller, params.recordingId, body),
  );
  mount(router, routes.listRetentionRuns, ({ caller }) => {
    requireRole(caller.agent, ["manager", "admin"]);
    return listRetentionRuns(world);
  });
  mount(router, routes.runRetention, ({ caller, body }) => {
    requireRole(caller.agent, ["admin"]);
    // Begun, it is finished, whether or not who asked still waits.
    return runRetention(world, body.dryRun, new AbortController().signal);
  });
  serve(router, "GET", mediaRoutes.playRecording.path, (request, response) =>
    playRecording(world, request, response),
  );
}

async function writeWaiting(trx: Trx, callId: string, now: number): Promise<void> {
  const waiting = await trx
    .selectFrom("recording")
    .leftJoin("recording_activity as crm", "crm.recording_id", "recording.id")
    .select("recording.id")
    .where("recording.call_id", "=", callId)
    .where("recording.state", "=", "stored")
    .where("crm.recording_id", "is", null)
    .execute();
  for (const { id } of waiting) await enqueueRecordingWriting(trx, id, now);
}
