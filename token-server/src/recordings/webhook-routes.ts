import type { RequestHandler, Router } from "express";
import { recordAudit } from "../audit/audit.ts";
import { serve } from "../http/methods.ts";
import type { WebhookFields } from "../twilio/signature.ts";
import { emptyDocument } from "../twilio/twiml.ts";
import { readFields } from "../twilio/verify-webhook.ts";
import { readForm } from "../twilio/webhook-form.ts";
import { handleWebhookOnce } from "../twilio/webhook-once.ts";
import { webhookPaths } from "../twilio/webhook-urls.ts";
import { announceRecording } from "./announce.ts";
import { noteRecording } from "./note-recording.ts";
import { noteTranscript } from "./note-transcript.ts";
import { RecordingStatusForm, TranscriptionForm } from "./recording-forms.ts";
import type { RecordingWorld } from "./world.ts";

/** What Twilio calls about recordings. `verified` reads the form and lets only Twilio through. */
export function mountRecordingWebhooks(
  router: Router,
  world: RecordingWorld,
  verified: readonly RequestHandler[],
): void {
  const answers = {
    [webhookPaths.recordingStatus]: takeRecordingStatus,
    [webhookPaths.transcription]: takeTranscription,
    [webhookPaths.announcement]: announceRecording,
  };
  for (const [path, answer] of Object.entries(answers)) {
    serve(router, "POST", path, ...verified, async (request, response) => {
      response.type("text/xml").send(await answer(world, readFields(request)));
    });
  }
}

/** Takes in how far a recording has come. */
async function takeRecordingStatus(world: RecordingWorld, fields: WebhookFields): Promise<string> {
  const form = readForm(RecordingStatusForm, fields);
  const route = webhookPaths.recordingStatus;
  return handleWebhookOnce(world, { route, fields }, async (trx, now) => {
    const { callId } = await noteRecording(world.listeners, trx, reportOf(form), now);
    const data = {
      callId,
      recordingSid: form.RecordingSid,
      status: form.RecordingStatus ?? "unknown",
      source: "webhook" as const,
    };
    await recordAudit(trx, { action: "recording_status_update", agentId: null, data }, now);
    return { answer: emptyDocument(), callId };
  });
}

function reportOf(form: RecordingStatusForm) {
  return {
    recordingSid: form.RecordingSid,
    callSid: form.CallSid ?? null,
    conferenceSid: form.ConferenceSid ?? null,
    status: form.RecordingStatus,
    source: form.RecordingSource,
    channels: form.RecordingChannels === "2" ? 2 : 1,
    startedAt: form.RecordingStartTime,
    durationSeconds: form.RecordingDuration,
  };
}

/** Takes in what was understood of a voicemail. */
async function takeTranscription(world: RecordingWorld, fields: WebhookFields): Promise<string> {
  const form = readForm(TranscriptionForm, fields);
  const route = webhookPaths.transcription;
  return handleWebhookOnce(world, { route, fields }, async (trx, now) => {
    const { TranscriptionStatus: state, TranscriptionText: text = "" } = form;
    if (state === undefined) return { answer: emptyDocument(), callId: null };
    const report = {
      transcriptionSid: form.TranscriptionSid,
      recordingSid: form.RecordingSid,
      callSid: form.CallSid ?? null,
      state,
      text,
    };
    const { callId } = await noteTranscript(world.listeners, trx, report, now);
    return { answer: emptyDocument(), callId };
  });
}
