import type { JobHandler } from "../../database/run-jobs.ts";
import { clientAddressOf } from "../../twilio/identity.ts";
import { webhookPaths } from "../../twilio/webhook-urls.ts";
import { foldIntoCall } from "../fold-call.ts";
import type { VoiceWorld } from "../world.ts";
import { MobileJob, stopLeg } from "./mobile-queue.ts";
import { lockRoute, noted, readRoute, storeRoute } from "./route-store.ts";
import { urlOf } from "./step-document.ts";

type Job = ReturnType<typeof MobileJob.parse>;
type RingJob = Extract<Job, { do: "ring" }>;
type UnringJob = Extract<Job, { do: "unring" }>;

/** Rings, joins and stops mobiles that are rung beside a caller's `<Dial>`. */
export function createMobileJob(world: VoiceWorld): JobHandler {
  return {
    async run({ data, attempt }) {
      const job = MobileJob.parse(data);
      switch (job.do) {
        case "ring":
          await ring(world, job, attempt > 1);
          return;
        case "join":
          await join(world, job.callId, job.turn);
          return;
        case "unring":
          await unring(world, job);
          return;
        case "stop":
          await world.liveCalls.end(job.callSid);
          return;
      }
    },
    firstRetryMs: 500,
    longestRetryMs: 2_000,
    maxAttempts: 5,
  };
}

async function ring(world: VoiceWorld, job: RingJob, isSecondTry: boolean): Promise<void> {
  const { callId, turn } = job;
  const route = await readRoute(world.db, callId);
  const step = route?.state.step;
  if (route === undefined || route.turn !== turn || step?.kind !== "together") return;
  if (route.state.doing !== "step") return;
  const { number: to, agentId, seconds } = step;
  const agent = agentId === null ? {} : { agent: agentId };
  const from = route.ourNumber;
  // A try that broke off may have rung all the same.
  const before = isSecondTry ? await world.liveCalls.find(to, from, job.since) : undefined;
  const placed =
    before === undefined
      ? await world.liveCalls.place({
          to,
          from,
          seconds,
          url: urlOf(world, webhookPaths.screen, { call: callId, turn }),
          statusUrl: urlOf(world, webhookPaths.status, { call: callId, ...agent, kind: "beside" }),
        })
      : ({ outcome: "placed", callSid: before } as const);

  await world.db.transaction().execute(async (trx) => {
    const now = world.clock.now();
    const current = await lockRoute(trx, callId);
    if (current === undefined) return;
    if (placed.outcome === "refused") {
      const reason = `Twilio did not ring ${to}: ${placed.reason}`;
      await storeRoute(trx, noted(current, now, "mobile", "failed", reason), now);
      return;
    }
    const { root_call_sid: rootCallSid } = await trx
      .selectFrom("call")
      .select("root_call_sid")
      .where("id", "=", callId)
      .executeTakeFirstOrThrow();
    const leg = {
      callSid: placed.callSid,
      parentCallSid: rootCallSid,
      status: "queued" as const,
      beside: true,
      screened: true,
      ...(agentId !== null && { agentId }),
    };
    const progress = await foldIntoCall(world, trx, callId, [leg], now);
    // The browser was faster, or the caller is gone.
    const isLate =
      current.turn !== turn || progress.state === "connected" || progress.state === "ended";
    if (isLate) await stopLeg(trx, placed.callSid, now);
  });
}

async function join(world: VoiceWorld, callId: string, turn: number): Promise<void> {
  const call = await world.db
    .selectFrom("call")
    .select(["root_call_sid", "state"])
    .where("id", "=", callId)
    .executeTakeFirst();
  const route = await readRoute(world.db, callId);
  if (route?.turn !== turn || call?.state === "ended") return;
  // The caller's own `<Dial>` ended in that moment, and its answer led there already.
  if (route.state.doing !== "conference" || route.state.joined) return;
  const url = urlOf(world, webhookPaths.joined, { turn });
  await world.liveCalls.redirect(call?.root_call_sid ?? "", url);
}

/** Ends what rings, never what was answered: Twilio's `<Dial>` is over when nothing rings any more. */
async function unring(world: VoiceWorld, { callId, turn, agentId }: UnringJob): Promise<void> {
  const route = await readRoute(world.db, callId);
  if (route?.turn !== turn || route.state.doing === "over") return;
  const { root_call_sid: rootCallSid } = await world.db
    .selectFrom("call")
    .select("root_call_sid")
    .where("id", "=", callId)
    .executeTakeFirstOrThrow();
  const conversation =
    rootCallSid === null ? undefined : await world.fetchConversation(rootCallSid);
  const address = agentId === null ? undefined : clientAddressOf(agentId);
  const rung = (conversation?.children ?? []).filter(
    ({ to }) => address === undefined || to === address,
  );
  // Our word that it rings may be quicker than Twilio.
  if (rung.length === 0) throw new Error(`Twilio does not list yet what call ${callId} rings`);
  for (const { callSid, status } of rung) {
    if (["queued", "initiated", "ringing"].includes(status)) await world.liveCalls.cancel(callSid);
  }
}
