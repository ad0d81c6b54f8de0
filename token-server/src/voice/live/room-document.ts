import { rulesOf } from "@ringback/shared/settings";
import { type SpokenWords, wordsIn } from "@ringback/shared/settings/spoken-words";
import type { Trx } from "../../database/open.ts";
import { joinConference, recordVoicemail } from "../../twilio/inbound-twiml.ts";
import { webhookPaths } from "../../twilio/webhook-urls.ts";
import { readRoute } from "../inbound/route-store.ts";
import { urlOf } from "../inbound/step-document.ts";
import type { VoiceWorld } from "../world.ts";
import type { LiveState, StoredLive } from "./live-state.ts";

/** A call as its documents need to know it. */
export interface RoomCall {
  readonly id: string;
  readonly direction: "inbound" | "outbound";
}

type DocumentWorld = Pick<VoiceWorld, "publicUrl" | "callerId" | "recording" | "readSettings">;

/** Leads a leg to where the people of its call come and go. */
export async function roomDocument(
  world: DocumentWorld,
  trx: Trx,
  call: RoomCall,
  leg: { readonly isRecorded: boolean; readonly nextUrl: string },
): Promise<string> {
  const statusUrl = urlOf(world, webhookPaths.conference, { call: call.id });
  const recording = leg.isRecorded ? await planRecording(world, trx, call) : undefined;
  return joinConference(call.id, { statusUrl, nextUrl: leg.nextUrl, recording });
}

export async function planRecording(world: DocumentWorld, trx: Trx, call: RoomCall) {
  const route = await readRoute(trx, call.id);
  const ourNumber = route?.ourNumber ?? world.callerId;
  const { direction } = call;
  return (await world.recording?.plan(trx, { ourNumber, direction }))?.dial;
}

/** What is said to the person outside, in the language of the number of ours they called or see. */
export async function wordsFor(
  world: Pick<VoiceWorld, "callerId" | "readSettings">,
  trx: Trx,
  callId: string,
): Promise<SpokenWords> {
  const route = await readRoute(trx, callId);
  if (route !== undefined) return route.plan.words;
  const { settings } = await world.readSettings(trx);
  return wordsIn(settings.spoken, rulesOf(settings, world.callerId).language);
}

/** Asks somebody for a message whom nobody of us talks with any more. */
async function messageDocument(world: DocumentWorld, trx: Trx, callId: string): Promise<string> {
  const { language, voicemail } = await wordsFor(world, trx, callId);
  const { maxSeconds, transcribe } = (await world.readSettings(trx)).settings.voicemail;
  return recordVoicemail(
    { language, lines: [voicemail] },
    {
      maxSeconds,
      nextUrl: urlOf(world, webhookPaths.messageLeft, { call: callId }),
      recordingUrl: urlOf(world, webhookPaths.recordingStatus),
      transcriptionUrl: transcribe ? urlOf(world, webhookPaths.transcription) : undefined,
    },
  );
}

/**
 * Where a leg is told to ask for its document. With the version of what was decided: Twilio asks
 * with the very same fields when a leg is sent somewhere else later.
 */
export function roomUrl(
  world: Pick<VoiceWorld, "publicUrl">,
  { callId: call, version: turn }: Pick<StoredLive, "callId" | "version">,
): string {
  return urlOf(world, webhookPaths.room, { call, turn });
}

/** The document of one leg of a call; `undefined` for a leg that has no place there. */
export async function documentOfLeg(
  world: DocumentWorld,
  trx: Trx,
  call: RoomCall,
  live: LiveState,
  callSid: string,
): Promise<string | undefined> {
  const isCustomer = callSid === live.customerCallSid;
  if (!isCustomer && callSid !== live.ourCallSid) return undefined;
  if (live.ending === "hang-up") return undefined;
  if (live.ending === "voicemail") {
    return isCustomer ? messageDocument(world, trx, call.id) : undefined;
  }
  const nextUrl = urlOf(world, webhookPaths.roomLeft, { call: call.id });
  return roomDocument(world, trx, call, { isRecorded: isCustomer && live.recorded, nextUrl });
}
