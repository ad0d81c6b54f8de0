import * as z from "zod";
import { startProcess } from "../fixtures/child-process.ts";
import { measureCrmSync } from "./lookup/crm-sync.ts";
import { round } from "./statistics.ts";

const numbers = 1_000_000;
const lookUps = 20_000;

const Engine = z.object({
  p50_us: z.number(),
  p99_us: z.number(),
  miss_p50_us: z.number(),
  like_ms: z.number(),
});
const Measured = z.object({ sqlite: Engine, postgres: Engine });

/**
 * Who is calling, in an index of a million numbers, beside a search for the last ten digits over
 * the same rows and beside the CRM's own; and how fast the index is filled from the CRM.
 */
export async function lookup(): Promise<Record<string, unknown>> {
  const measuring = await startProcess("token-server/src/testing/measure-lookup.ts", {
    args: [JSON.stringify({ numbers, lookUps })],
  });
  const { sqlite, postgres } = Measured.parse(measuring.ready);
  await measuring.exited;
  console.log("in the index", { sqlite, postgres });
  const sync = await measureCrmSync();
  return {
    numbers,
    sqlite,
    postgres,
    like_ms: sqlite.like_ms,
    ratio_to_like: round((sqlite.like_ms * 1000) / sqlite.p50_us),
    postgres_ratio_to_like: round((postgres.like_ms * 1000) / postgres.p50_us),
    ...sync,
  };
}
