import { Intent } from "@ringback/shared/api";
import type { Person } from "@ringback/shared/person";
import type { RecordRef } from "@ringback/shared/record-ref";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.ts";
import type { Db, Trx } from "../database/open.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import { createIntentSecret, hashIntent } from "./intent-secret.ts";
import type { VoiceWorld } from "./world.ts";
import { newCall } from "./new-call.ts";

/** A call an agent may make, checked but for what only the database knows. */
export interface WantedCall {
  readonly agentId: string;
  readonly idempotencyKey: string;
  readonly number: string;
  readonly extension: string | null;
  readonly record: RecordRef | null;
  readonly test: boolean;
}

export interface CheckedCall extends WantedCall {
  readonly person: Person | null;
  readonly ownerCrmUserId: string | null;
  readonly acknowledged: readonly string[];
}

export type Granted =
  | { readonly outcome: "granted" | "repeated"; readonly intent: Intent }
  | { readonly outcome: "key-reused" }
  | { readonly outcome: "call-in-progress"; readonly callId: string };

const aliveMs = 60_000;
/** A browser presents its intent at once; one that has not by now failed to, and may ask again. */
const givenUpAfterMs = 10_000;

/** Makes call and intent in one transaction; one key makes one, and an agent has one live call. */
export async function storeIntent(world: VoiceWorld, wanted: CheckedCall): Promise<Granted> {
  return world.db.transaction().execute(async (trx) => {
    await lockInTransaction(trx, "agent-calls", wanted.agentId);
    const repeated = await findRepeated(world, trx, wanted);
    if (repeated !== undefined) return repeated;
    const now = world.clock.now();
    await endGivenUp(trx, wanted.agentId, now);
    const live = await findLiveCall(trx, wanted.agentId, now);
    if (live !== undefined) return { outcome: "call-in-progress", callId: live };

    const secret = createIntentSecret();
    const { number, person, record } = wanted;
    const callId = uuidv7({ msecs: now });
    const intent: Intent = { callId, intent: secret, number, person, expiresAt: now + aliveMs };
    await trx
      .insertInto("call")
      .values({
        id: callId,
        root_call_sid: null,
        direction: "outbound",
        agent_id: wanted.agentId,
        number,
        record_module: record?.module ?? null,
        record_id: record?.id ?? null,
        person: person === null ? null : JSON.stringify(person),
        owner_crm_user_id: wanted.ownerCrmUserId,
        test: wanted.test ? 1 : 0,
        state: "dialing",
        ...newCall(now),
      })
      .execute();
    await trx
      .insertInto("intent")
      .values({
        hash: hashIntent(secret),
        call_id: callId,
        agent_id: wanted.agentId,
        idempotency_key: wanted.idempotencyKey,
        reply: world.secrets.seal(JSON.stringify(intent)),
        extension: wanted.extension,
        created_at: now,
        expires_at: intent.expiresAt,
        bound_call_sid: null,
        twiml: null,
      })
      .execute();
    const { agentId, acknowledged, test } = wanted;
    const unverified = record !== null && person === null;
    const data = { callId, number, record, unverified, acknowledged, test };
    await recordAudit(trx, { action: "intent_created", agentId, data }, now);
    return { outcome: "granted", intent };
  });
}

/** The answer given before to this key, or that the key was used for something else. */
export async function findRepeated(
  world: Pick<VoiceWorld, "secrets">,
  db: Db,
  wanted: WantedCall,
): Promise<Granted | undefined> {
  const row = await db
    .selectFrom("intent")
    .innerJoin("call", "call.id", "intent.call_id")
    .select(["intent.reply", "intent.extension", "call.number", "call.test"])
    .select(["call.record_module", "call.record_id"])
    .where("intent.agent_id", "=", wanted.agentId)
    .where("intent.idempotency_key", "=", wanted.idempotencyKey)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const isSame =
    row.number === wanted.number &&
    row.extension === wanted.extension &&
    (row.test === 1) === wanted.test &&
    row.record_module === (wanted.record?.module ?? null) &&
    row.record_id === (wanted.record?.id ?? null);
  if (!isSame) return { outcome: "key-reused" };
  return {
    outcome: "repeated",
    intent: Intent.parse(JSON.parse(world.secrets.open(row.reply))),
  };
}

/** Intents that no browser presented make room for the agent's next wish, and are worth nothing. */
async function endGivenUp(trx: Trx, agentId: string, now: number): Promise<void> {
  const unused = await trx
    .selectFrom("intent")
    .select("hash")
    .where("agent_id", "=", agentId)
    .where("bound_call_sid", "is", null)
    .where("created_at", "<=", now - givenUpAfterMs)
    .where("expires_at", ">", now)
    .execute();
  for (const { hash } of unused) {
    // Twilio may present it at this very moment.
    await lockInTransaction(trx, "intent", hash);
    await trx
      .updateTable("intent")
      .set({ expires_at: now })
      .where("hash", "=", hash)
      .where("bound_call_sid", "is", null)
      .execute();
  }
}

/** A dialling call that was never placed counts only while its intent is alive. */
async function findLiveCall(db: Db, agentId: string, now: number): Promise<string | undefined> {
  const row = await db
    .selectFrom("call")
    .leftJoin("intent", "intent.call_id", "call.id")
    .leftJoin("live_call", "live_call.call_id", "call.id")
    .select("call.id")
    .where("call.agent_id", "=", agentId)
    // One they have handed on is somebody else's to talk in.
    .where((eb) =>
      eb.or([eb("live_call.call_id", "is", null), eb("live_call.agent_id", "=", agentId)]),
    )
    .where("call.direction", "=", "outbound")
    .where("call.state", "!=", "ended")
    .where((eb) =>
      eb.or([eb("call.root_call_sid", "is not", null), eb("intent.expires_at", ">", now)]),
    )
    .executeTakeFirst();
  return row?.id;
}
