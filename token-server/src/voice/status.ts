import { recordAudit } from "../audit/audit.ts";
import type { Trx } from "../database/open.ts";
import type { WebhookFields } from "../twilio/signature.ts";
import { emptyDocument, hangUp } from "../twilio/twiml.ts";
import { webhookPaths } from "../twilio/webhook-urls.ts";
import { foldIntoCall } from "./fold-call.ts";
import { StatusQuery } from "./inbound/forms.ts";
import { isFinal, type LegFacts } from "./leg-facts.ts";
import { followLegs } from "./live/follow-legs.ts";
import { followOther } from "./live/follow-other.ts";
import { planSettling } from "./settle.ts";
import { factsOfDialEnded, factsOfStatus } from "./webhook-facts.ts";
import { DialEndedForm, readForm, StatusForm } from "./webhook-forms.ts";
import { handleOnce } from "./webhook-once.ts";
import type { VoiceWorld } from "./world.ts";

/** Takes in how far a leg has come. What it brings back tells whose leg of which call it is. */
export async function takeStatus(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  const form = readForm(StatusForm, fields);
  const { call, agent, kind, label } = readForm(StatusQuery, query);
  return handleOnce(world, { route: webhookPaths.status, fields }, async (trx, now) => {
    const callId =
      (await findCall(trx, [form.CallSid, form.ParentCallSid])) ?? (await findKnown(trx, call));
    const reports = factsOfStatus(form, now).map((leg) => ({
      ...leg,
      ...(agent !== undefined && { agentId: agent }),
      ...(kind === "later" ? { later: true } : kind !== undefined && { screened: true }),
      ...(kind === "beside" && { beside: true }),
    }));
    const state = await takeIn(world, trx, { callId, reports, source: "status", now });
    const hasGone = reports.some((leg) => leg.parentCallSid === null && isFinal(leg.status));
    if (callId !== null && hasGone && state !== "ended") await planSettling(trx, callId, now);
    if (callId !== null) {
      const news = reports.map((leg) => ({ ...leg, label, at: leg.endedAt ?? now }));
      await followLegs(world, trx, callId, news, now);
    }
    return { answer: emptyDocument(), callId };
  });
}

/** Takes in how a `<Dial>` ended; the caller's side is hung up, unless it follows the other. */
export async function takeDialEnded(world: VoiceWorld, fields: WebhookFields): Promise<string> {
  const form = readForm(DialEndedForm, fields);
  return handleOnce(world, { route: webhookPaths.dialEnded, fields }, async (trx, now) => {
    const callId = await findCall(trx, [form.CallSid, form.DialCallSid]);
    const led = callId === null ? undefined : await followOther(world, trx, callId, form);
    if (led !== undefined) return { answer: led, callId };
    const reports = factsOfDialEnded(form, now);
    await takeIn(world, trx, { callId, reports, source: "dial-ended", now });
    return { answer: hangUp(), callId };
  });
}

async function findKnown(trx: Trx, id: string | undefined): Promise<string | null> {
  if (id === undefined) return null;
  const call = await trx
    .selectFrom("call")
    .select("id")
    .where("id", "=", id)
    .where("root_call_sid", "is not", null)
    .executeTakeFirst();
  return call?.id ?? null;
}

async function findCall(
  trx: Trx,
  callSids: readonly (string | undefined)[],
): Promise<string | null> {
  const known = callSids.filter((callSid) => callSid !== undefined);
  const leg = await trx
    .selectFrom("leg")
    .select("call_id")
    .where("call_sid", "in", known)
    .executeTakeFirst();
  return leg?.call_id ?? null;
}

/** The state the call is in now. */
async function takeIn(
  world: VoiceWorld,
  trx: Trx,
  news: {
    /** Null for a call that is not ours. */
    readonly callId: string | null;
    readonly reports: readonly LegFacts[];
    readonly source: "status" | "dial-ended";
    readonly now: number;
  },
): Promise<string | undefined> {
  const { callId, reports, source, now } = news;
  const [leg] = reports;
  if (leg === undefined) return undefined;
  const progress =
    callId === null ? undefined : await foldIntoCall(world, trx, callId, reports, now);
  const data = {
    callId,
    callSid: leg.callSid,
    parentCallSid: leg.parentCallSid,
    status: leg.dial?.status ?? leg.status,
    source,
    bridged: leg.dial?.bridged ?? null,
    seconds: leg.dial?.seconds ?? leg.seconds ?? null,
    state: progress?.state ?? null,
    outcome: progress?.outcome ?? null,
  };
  await recordAudit(trx, { action: "call_status_update", agentId: null, data }, now);
  return progress?.state;
}
