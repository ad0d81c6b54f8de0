import { clientAddressOf } from "../../twilio/identity.ts";
import type { LiveConference } from "../../twilio/conferences.ts";
import { webhookPaths } from "../../twilio/webhook-urls.ts";
import { readRoute } from "../inbound/route-store.ts";
import { stopLeg } from "../inbound/mobile-queue.ts";
import { urlOf } from "../inbound/step-document.ts";
import type { VoiceWorld } from "../world.ts";
import { followLegs } from "./follow-legs.ts";
import type { StoredLive } from "./live-state.ts";
import { enqueueCheck, noteLive } from "./live-store.ts";
import { lockInTransaction } from "../../database/transaction-lock.ts";

/** As people hear it. */
const returnSeconds = 20;
const transferSeconds = 30;
/** A webhook that tells how the ringing ended takes no longer. */
const lateMs = 20_000;

interface Wanted {
  readonly label: string;
  readonly callSid: string | null;
  readonly agentId: string | null;
  readonly number: string | null;
  readonly seconds: number;
  readonly endsOnExit: boolean;
}

/** Rings whoever is to come into a call: the agent who comes back, or who it is handed on to. */
export async function inviteWhoIsWanted(
  world: VoiceWorld,
  live: StoredLive,
  room: LiveConference,
): Promise<void> {
  const { transfer, returning, agentId } = live;
  if (returning !== null) {
    const seconds = returnSeconds;
    await invite(world, live, room, {
      ...returning,
      agentId,
      number: null,
      seconds,
      endsOnExit: true,
    });
  }
  if (transfer?.stage === "ringing") {
    await invite(world, live, room, { ...transfer, seconds: transferSeconds, endsOnExit: false });
  }
}

async function invite(
  world: VoiceWorld,
  { callId }: StoredLive,
  { conferenceSid, members }: LiveConference,
  wanted: Wanted,
): Promise<void> {
  const { label, agentId, number } = wanted;
  // One that was rung before we died over it is found by its name.
  if (wanted.callSid !== null || members.some((member) => member.label === label)) return;
  const to = number ?? `${clientAddressOf(agentId ?? "")}?callId=${callId}`;
  const route = await readRoute(world.db, callId);
  const agent = agentId === null ? {} : { agent: agentId };
  const invited = await world.conferences.invite(conferenceSid, {
    label,
    to,
    from: route?.ourNumber ?? world.callerId,
    statusUrl: urlOf(world, webhookPaths.status, { call: callId, ...agent, kind: "later", label }),
    seconds: wanted.seconds,
    endsOnExit: wanted.endsOnExit,
  });
  if (invited.outcome === "known") return;
  await world.db.transaction().execute(async (trx) => {
    const now = world.clock.now();
    await lockInTransaction(trx, "call", callId);
    if (invited.outcome === "refused") {
      const failed = { callSid: "", status: "failed" as const, label, at: now };
      return followLegs(world, trx, callId, [failed], now);
    }
    const { callSid } = invited;
    const call = await trx
      .selectFrom("call")
      .select("state")
      .where("id", "=", callId)
      .executeTakeFirstOrThrow();
    if (call.state === "ended") return stopLeg(trx, callSid, now);
    await noteLive(trx, callId, (state) => withCallSid(state, label, callSid), now);
    await enqueueCheck(trx, callId, now + wanted.seconds * 1000 + lateMs);
  });
}

function withCallSid<State extends Pick<StoredLive, "transfer" | "returning">>(
  state: State,
  label: string,
  callSid: string,
): State {
  const { transfer, returning } = state;
  return {
    ...state,
    ...(transfer?.label === label && { transfer: { ...transfer, callSid } }),
    ...(returning?.label === label && { returning: { ...returning, callSid } }),
  };
}
