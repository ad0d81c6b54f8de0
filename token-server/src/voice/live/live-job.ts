import type { JobHandler } from "../../database/run-jobs.ts";
import { lockInTransaction } from "../../database/transaction-lock.ts";
import type { VoiceWorld } from "../world.ts";
import type { LegNews } from "./after-leg.ts";
import { bringAbout } from "./bring-about.ts";
import { followLegs } from "./follow-legs.ts";
import type { StoredLive } from "./live-state.ts";
import { LiveJob } from "./live-store.ts";
import { readStored } from "./read-stored.ts";

/** Brings about what was decided of calls under way: what webhooks led to, and what broke off. */
export function createLiveJob(world: VoiceWorld): JobHandler {
  return {
    async run({ data }) {
      const { callId, check } = LiveJob.parse(data);
      if (check) await askWhatBecame(world, callId);
      await bringAbout(world, callId);
    },
    firstRetryMs: 500,
    longestRetryMs: 5_000,
    maxAttempts: 10,
  };
}

/** The webhook that tells how a ringing ended may be lost: who is there, and who is not? */
async function askWhatBecame(world: VoiceWorld, callId: string): Promise<void> {
  const live = await readStored(world.db, callId);
  if (live === undefined || (live.transfer === null && live.returning === null)) return;
  const room = await world.conferences.find(callId);
  if (room === undefined) return;
  const now = world.clock.now();
  const news = [live.transfer, live.returning].flatMap((rung): LegNews[] => {
    const callSid = rung?.callSid ?? null;
    if (rung === null || callSid === null) return [];
    const member = room.members.find((one) => one.callSid === callSid);
    const status = member === undefined ? "no-answer" : member.isThere ? "in-progress" : "ringing";
    return [{ callSid, status, label: rung.label, at: now }];
  });
  await tell(world, live, news, now);
}

async function tell(
  world: VoiceWorld,
  { callId }: StoredLive,
  news: readonly LegNews[],
  now: number,
): Promise<void> {
  await world.db.transaction().execute(async (trx) => {
    await lockInTransaction(trx, "call", callId);
    await followLegs(world, trx, callId, news, now);
  });
}
