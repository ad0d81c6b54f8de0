import type { KnownPerson, Person } from "@ringback/shared/person";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../audit/audit.ts";
import type { Trx } from "../../database/open.ts";
import type { CallerMatch, VoiceWorld } from "../world.ts";
import type { LedCall } from "./move-on.ts";
import type { ArrivedCall, PlannedCall } from "./plan-call.ts";
import { newCall } from "../new-call.ts";

/** Makes the Call of somebody who rings us, and the promise of a record in the CRM. */
export async function openInboundCall(
  world: VoiceWorld,
  trx: Trx,
  rootCallSid: string,
  arrived: ArrivedCall,
  { person }: CallerMatch,
  planned: PlannedCall,
  now: number,
): Promise<LedCall> {
  const id = uuidv7({ msecs: now });
  await trx
    .insertInto("call")
    .values({
      id,
      root_call_sid: rootCallSid,
      direction: "inbound",
      agent_id: planned.owner?.agentId ?? null,
      number: arrived.number ?? "",
      ...personColumns(person),
      test: 0,
      state: "ringing",
      ...newCall(now),
    })
    .execute();
  // A call of ours that was passed back to us is none that anybody made.
  const isLoop = planned.plan.steps[0]?.kind === "reject";
  if (!isLoop) await world.activity.open(trx, id, rootCallSid, now);
  const data = {
    callId: id,
    callSid: rootCallSid,
    number: arrived.number ?? "",
    record: person?.record ?? null,
  };
  await recordAudit(trx, { action: "inbound_call", agentId: null, data }, now);
  return { id, rootCallSid };
}

/** What a call keeps of the person it is with. */
export function personColumns(person: KnownPerson | null) {
  const shown: Person | null = person && {
    record: person.record,
    name: person.name,
    about: person.about,
    url: person.url,
  };
  return {
    record_module: person?.record.module ?? null,
    record_id: person?.record.id ?? null,
    person: shown === null ? null : JSON.stringify(shown),
    owner_crm_user_id: person?.ownerCrmUserId ?? null,
  };
}
