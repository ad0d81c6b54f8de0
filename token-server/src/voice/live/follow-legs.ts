import type { Trx } from "../../database/open.ts";
import { foldIntoCall } from "../fold-call.ts";
import type { VoiceWorld } from "../world.ts";
import { afterLeg, type LegNews } from "./after-leg.ts";
import type { LiveState } from "./live-state.ts";
import { enqueueLive } from "./live-store.ts";
import { readStored } from "./read-stored.ts";
import { turnTo } from "./turn-to.ts";

/** What follows for a call that was changed when its legs answer or end. The call is locked. */
export async function followLegs(
  world: Pick<VoiceWorld, "activity" | "followUps" | "recording">,
  trx: Trx,
  callId: string,
  legs: readonly LegNews[],
  now: number,
): Promise<void> {
  const before = await readStored(trx, callId);
  if (before === undefined) return;
  const after = legs.reduce<LiveState>(afterLeg, before);
  if (after === before) return;
  const call = await trx
    .selectFrom("call")
    .select("state")
    .where("id", "=", callId)
    .executeTakeFirstOrThrow();
  if (call.state === "ended") return;
  await turnTo(world, trx, callId, before, after, now);
  await enqueueLive(trx, callId, now);
  if (after.ending !== "voicemail") return;
  const moved = {
    callSid: after.customerCallSid,
    parentCallSid: null,
    status: "in-progress" as const,
  };
  const talkEndedAt = after.aloneSince ?? now;
  await foldIntoCall(world, trx, callId, [{ ...moved, talkEndedAt, voicemailAsked: true }], now);
}
