import type { Trx } from "../../database/open.ts";
import { ProblemError } from "../../http/problem.ts";
import { lockInTransaction } from "../../database/transaction-lock.ts";
import type { VoiceWorld } from "../world.ts";
import { stillCalling, transferUnderWay } from "./call-problems.ts";
import { enterRoom } from "./enter-room.ts";
import { findTalk } from "./find-talk.ts";
import { requireKnownCall } from "./known-call.ts";
import { type LiveState, putOnHold } from "./live-state.ts";
import { storeLive } from "./live-store.ts";
import { makeItSo } from "./make-it-so.ts";
import { readStored } from "./read-stored.ts";

export interface SetAside {
  readonly callId: string;
  /** The agent talked in it until now. */
  readonly isNew: boolean;
}

/**
 * Puts the person an agent talks with on hold, so that they stay when the agent's browser takes
 * another call and drops its leg. Back when Twilio has confirmed it; doing it again changes nothing.
 */
export async function setOthersAside(
  world: VoiceWorld,
  agentId: string,
  exceptCallId: string,
): Promise<SetAside | null> {
  let aside: (SetAside & { readonly since: number }) | null = null;
  for (const callId of await findOthers(world, agentId, exceptCallId)) {
    const now = world.clock.now();
    const found = await world.db
      .transaction()
      .execute((trx) => setAside(world, trx, agentId, callId, now));
    if (found === undefined || !(await isHeldAtTwilio(world, callId))) continue;
    const since = found.heldSince ?? now;
    if (found.isNew || aside === null || since > aside.since) {
      aside = { callId, isNew: found.isNew, since };
    }
  }
  return aside;
}

/** `false` when the person outside has just hung up. */
async function isHeldAtTwilio(world: VoiceWorld, callId: string): Promise<boolean> {
  try {
    await makeItSo(world, callId);
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === "call-over") return false;
    throw error;
  }
}

async function findOthers(
  { db }: Pick<VoiceWorld, "db">,
  agentId: string,
  exceptCallId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("call")
    .leftJoin("live_call", "live_call.call_id", "call.id")
    .select("call.id")
    .where("call.state", "!=", "ended")
    .where("call.root_call_sid", "is not", null)
    .where("call.id", "!=", exceptCallId)
    // The test line is nobody who could be kept waiting.
    .where("call.test", "=", 0)
    .where((eb) =>
      eb.or([
        eb("live_call.agent_id", "=", agentId),
        eb.and([eb("live_call.call_id", "is", null), eb("call.agent_id", "=", agentId)]),
      ]),
    )
    .orderBy("call.created_at")
    .execute();
  return rows.map(({ id }) => id);
}

/** `undefined` for a call the agent does not talk in. */
async function setAside(
  world: VoiceWorld,
  trx: Trx,
  agentId: string,
  callId: string,
  now: number,
): Promise<(LiveState & { readonly isNew: boolean }) | undefined> {
  await lockInTransaction(trx, "call", callId);
  const call = await requireKnownCall(trx, agentId, callId);
  if (call.state === "ended") return undefined;
  const stored = await readStored(trx, callId);
  if (stored?.aside === true) return { ...stored, isNew: false };
  if (stored?.transfer) throw transferUnderWay();
  if (stored !== undefined && stored.ending !== null) return undefined;
  const talk = stored === undefined ? await findTalk(trx, call) : undefined;
  if (stored === undefined && talk?.agentId !== agentId) {
    if (call.direction === "outbound") throw stillCalling();
    return undefined;
  }
  const live = stored ?? (talk && (await enterRoom(world, trx, call, talk, now)));
  if (live === undefined) return undefined;
  const aside = { ...putOnHold(live, now), aside: true };
  await storeLive(world, trx, callId, aside, now);
  return { ...aside, isNew: true };
}
