import { Counter, type Registry } from "prom-client";
import { type RepeatingJob, repeatingJob } from "../database/repeating-job.ts";
import { reconcileCalls } from "./reconcile-calls.ts";
import { reconcileRecordings } from "./reconcile-recordings.ts";
import type { ReconciliationWorld } from "./world.ts";

const everyMs = 10 * 60 * 1000;

/**
 * Compares Twilio's own lists of calls and recordings with ours, at start and every ten minutes,
 * and makes up for webhooks that were lost. Messages join when they are kept here. Calls that are
 * known but not over are the voice side's to settle.
 */
export function createReconciliation(world: ReconciliationWorld): RepeatingJob {
  return repeatingJob(world, "reconcile-with-twilio", everyMs, async (signal) => {
    // Calls first: their recordings find them.
    await reconcileCalls(world, signal);
    await reconcileRecordings(world, signal);
  });
}

export function countFound(registry: Registry): Counter<"what"> {
  return new Counter({
    name: "ringback_reconciled_total",
    help: "Calls, recordings and transcripts that lost webhooks had hidden",
    labelNames: ["what"] as const,
    registers: [registry],
  });
}
