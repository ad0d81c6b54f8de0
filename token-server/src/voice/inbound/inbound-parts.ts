import type { Db } from "../../database/open.ts";
import type { ConversationParts } from "../../twilio/calls.ts";
import { LegFacts } from "../leg-facts.ts";
import { readRoute } from "./route-store.ts";

/** What Twilio has to be asked about an inbound call beside its legs, and which phones had to press 1. */
export async function readInboundParts(
  db: Db,
  callId: string,
): Promise<{ readonly parts: ConversationParts; readonly screenedNumbers: readonly string[] }> {
  const route = await readRoute(db, callId);
  if (route === undefined) return { parts: {}, screenedNumbers: [] };
  const rows = await db.selectFrom("leg").select("facts").where("call_id", "=", callId).execute();
  const legs = rows.map((row) => LegFacts.parse(JSON.parse(row.facts)));
  const besideCallSids = legs.filter((leg) => leg.beside === true).map(({ callSid }) => callSid);
  const voicemail = legs.some(
    (leg) => leg.voicemailAsked === true && leg.voicemailSeconds === undefined,
  );
  const screenedNumbers = route.plan.steps.flatMap((step) =>
    step.kind === "mobile" || step.kind === "together" ? [step.number] : [],
  );
  return { parts: { besideCallSids, voicemail }, screenedNumbers };
}
