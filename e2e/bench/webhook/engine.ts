import * as z from "zod";
import { startProcess } from "../../fixtures/child-process.ts";
import { startWorld, type World } from "../../fixtures/world.ts";
import { median, round } from "../statistics.ts";
import { knownCaller, makeCallersKnown, strangeCaller } from "./callers.ts";
import { drip, flood, type Load, type PreparedWebhook, quantile } from "./load.ts";
import { type Arrival, createWebhooks } from "./webhooks.ts";

const rounds = 8;
const inRound = 400;
const steadySeconds = 20;
/** One in so many callers is in no index. */
const strangeOneIn = 10;

const Origin = z.object({ origin: z.string() });
const Rows = z.object({
  webhooks: z.number(),
  inboundCalls: z.number(),
  statusUpdates: z.number(),
  firstEvents: z.number(),
});

/** Measures the server on one engine, beside a bare one that gets the same load in turns. */
export async function measureEngine(databaseUrl: string | undefined) {
  const environment = {
    TRUST_PROXY: "1",
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  };
  const world = await startWorld({ signInGrant: "password", environment });
  const publicUrl = world.serverOrigin;
  const { authToken } = world.account;
  const bare = await startProcess("e2e/bench/webhook/bare-server.ts", {
    args: [JSON.stringify({ authToken, publicUrl })],
  });
  try {
    await makeCallersKnown(world);
    await world.crm.become("hang");
    const { origin: bareOrigin } = Origin.parse(bare.ready);
    const measured = await measure(world, bareOrigin);
    return { ...measured, ...(await checkRows(world, databaseUrl, measured.sent)) };
  } finally {
    await bare.stop();
    await world.stop();
  }
}

async function measure(world: World, bareOrigin: string) {
  const { serverOrigin } = world;
  const webhooks = createWebhooks(world.account, serverOrigin);
  const sent = { incoming: 0, known: 0, status: 0, others: 0 };
  const loads = { incoming: pairs(), status: pairs() };
  const alternate = async (to: Pairs, made: readonly PreparedWebhook[]) => {
    to.bare.push(await flood(bareOrigin, made));
    to.ours.push(await flood(serverOrigin, made));
  };
  const giveUp = async (arrivals: readonly Arrival[]) => {
    // Callers do not pile up while one round follows the other.
    await flood(serverOrigin, arrivals.map(webhooks.gaveUp));
    sent.others += arrivals.length;
  };

  // The first round only warms up.
  for (let turn = 0; turn <= rounds; turn += 1) {
    const arrivals = webhooks.arrivals(inRound, (index) => knownCaller(turn * inRound + index));
    await alternate(loads.incoming, arrivals.map(webhooks.incoming));
    await alternate(loads.status, arrivals.map(webhooks.status));
    await giveUp(arrivals);
    sent.incoming += inRound;
    sent.known += inRound;
    sent.status += inRound;
    console.log(`round ${turn} of ${rounds}`);
  }
  const incoming = compare(loads.incoming);
  const status = compare(loads.status);

  const steady = { perSecond: Math.floor(incoming.per_second / 2), strangers: 0 };
  const count = steady.perSecond * steadySeconds;
  const arrivals = webhooks.arrivals(count, (index) =>
    index % strangeOneIn === 0 ? strangeCaller(index) : knownCaller(index),
  );
  steady.strangers = Math.ceil(count / strangeOneIn);
  const half = await drip(serverOrigin, arrivals.map(webhooks.incoming), steady.perSecond);
  sent.incoming += count;
  sent.known += count - steady.strangers;
  const statusCount = Math.floor(status.per_second / 2) * steadySeconds;
  const later = webhooks.arrivals(statusCount, knownCaller).map((arrival, index) => ({
    ...arrival,
    callSid: arrivals[index % count]?.callSid ?? arrival.callSid,
  }));
  const halfStatus = await drip(
    serverOrigin,
    later.map(webhooks.status),
    Math.floor(status.per_second / 2),
  );
  sent.status += statusCount;
  return {
    incoming: { ...incoming, ...latency(half) },
    status: { ...status, ...latency(halfStatus) },
    sent,
  };
}

interface Pairs {
  readonly bare: Load[];
  readonly ours: Load[];
}
const pairs = (): Pairs => ({ bare: [], ours: [] });

function compare({ bare, ours }: Pairs) {
  const perSecond = (loads: readonly Load[]) =>
    median(loads.slice(1).map((load) => load.perSecond));
  return {
    ratio: round(perSecond(ours) / perSecond(bare), 2),
    per_second: round(perSecond(ours), 0),
    bare_per_second: round(perSecond(bare), 0),
  };
}

/** At half of what it can take. */
const latency = (load: Load) => ({
  p50_ms: round(quantile(load, 0.5)),
  p99_ms: round(quantile(load, 0.99)),
});

type Sent = Awaited<ReturnType<typeof measure>>["sent"];

/** Everything that was answered is there, once. */
async function checkRows(world: World, databaseUrl: string | undefined, sent: Sent) {
  const { dataFolder } = world;
  const counting = await startProcess("token-server/src/testing/count-rows.ts", {
    args: [JSON.stringify({ dataFolder, ...(databaseUrl !== undefined && { databaseUrl }) })],
  });
  await counting.exited;
  const rows = Rows.parse(counting.ready);
  const expected = {
    webhooks: sent.incoming + sent.status + sent.others,
    inboundCalls: sent.incoming,
    // How a call ended is an update of its status, too.
    statusUpdates: sent.status + sent.others,
    firstEvents: sent.known,
  };
  return { rows, rows_complete: JSON.stringify(rows) === JSON.stringify(expected), expected };
}
