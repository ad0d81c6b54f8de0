import type { Trx } from "../../database/open.ts";
import { lockInTransaction } from "../../database/transaction-lock.ts";
import { sayAndHangUp, sayOnHold } from "../../twilio/inbound-twiml.ts";
import type { WebhookFields } from "../../twilio/signature.ts";
import { hangUp } from "../../twilio/twiml.ts";
import { webhookPaths, withQuery } from "../../twilio/webhook-urls.ts";
import { foldIntoCall } from "../fold-call.ts";
import { CallQuery, CallerForm, MessageForm, RoomQuery } from "../inbound/forms.ts";
import { urlOf } from "../inbound/step-document.ts";
import { readForm } from "../webhook-forms.ts";
import { handleOnce, type Handled } from "../webhook-once.ts";
import type { VoiceWorld } from "../world.ts";
import { followLegs } from "./follow-legs.ts";
import type { StoredLive } from "./live-state.ts";
import { readStored } from "./read-stored.ts";
import { documentOfLeg, wordsFor } from "./room-document.ts";

interface RoomCall {
  readonly id: string;
  readonly direction: "inbound" | "outbound";
  readonly live: StoredLive;
}

/** A leg asks where to go: to the conference of its call, or to leave a message. */
export async function answerRoom(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  const { CallSid } = readForm(CallerForm, fields);
  const { call, turn } = readForm(RoomQuery, query);
  const path = withQuery(webhookPaths.room, { call, turn });
  return once(world, path, fields, query, async (trx, { live, ...led }) => {
    return (await documentOfLeg(world, trx, led, live, CallSid)) ?? hangUp();
  });
}

/** A leg is out of the conference: it is over for everybody, or they hung up. */
export async function takeRoomLeft(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  const { CallSid: callSid, CallStatus: status = "in-progress" } = readForm(CallerForm, fields);
  return once(world, webhookPaths.roomLeft, fields, query, async (trx, { id, live }, now) => {
    const hungUp = callSid === live.customerCallSid ? { hungUpAt: now } : {};
    const leg = { callSid, parentCallSid: null, status, ...hungUp };
    await foldIntoCall(world, trx, id, [leg], now);
    await followLegs(world, trx, id, [{ ...leg, at: now }], now);
    return hangUp();
  });
}

/** What somebody on hold hears. It changes nothing, and is asked for over and over. */
export async function answerHold(
  world: VoiceWorld,
  _fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  const { call } = readForm(CallQuery, query);
  return world.db.transaction().execute(async (trx) => {
    const { language, onHold } = await wordsFor(world, trx, call);
    return sayOnHold({ language, lines: [onHold] }, urlOf(world, webhookPaths.hold, { call }));
  });
}

/** Whom nobody of us talks with any more has left a message, or said nothing. */
export async function takeMessage(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  const form = readForm(MessageForm, fields);
  const { CallSid: callSid, CallStatus: status = "in-progress", RecordingDuration = 0 } = form;
  return once(world, webhookPaths.messageLeft, fields, query, async (trx, { id }, now) => {
    const left = { voicemailSeconds: RecordingDuration, hungUpAt: now };
    await foldIntoCall(world, trx, id, [{ callSid, parentCallSid: null, status, ...left }], now);
    const { language, nothingHeard, goodbye } = await wordsFor(world, trx, id);
    const lines = RecordingDuration > 0 ? [goodbye] : [nothingHeard, goodbye];
    return sayAndHangUp({ language, lines });
  });
}

async function once(
  world: VoiceWorld,
  path: string,
  fields: WebhookFields,
  query: WebhookFields,
  answer: (trx: Trx, call: RoomCall, now: number) => Promise<string>,
): Promise<string> {
  const { call: id } = readForm(CallQuery, query);
  return handleOnce(world, { route: path, fields }, async (trx, now): Promise<Handled> => {
    await lockInTransaction(trx, "call", id);
    const call = await trx
      .selectFrom("call")
      .select(["id", "direction"])
      .where("id", "=", id)
      .executeTakeFirst();
    const live = await readStored(trx, id);
    if (call === undefined || live === undefined) return { answer: hangUp(), callId: null };
    return { answer: await answer(trx, { ...call, live }, now), callId: id };
  });
}
