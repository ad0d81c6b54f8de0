import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Db, Trx } from "../database/open.ts";
import { isPostgres } from "../database/transaction-lock.ts";
import { childSid, placeCall, rootSid } from "../testing/placed-call.ts";
import { signInAgent } from "../testing/test-agent.ts";
import { onEachDatabase } from "../testing/test-database.ts";
import { startVoice } from "../testing/voice-world.ts";
import { foldIntoCall } from "./fold-call.ts";
import type { LegStatus } from "./leg-facts.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";

/** SQLite's second transaction waits inside this process. */
async function isSomeoneWaiting(db: Db): Promise<boolean> {
  if (!isPostgres(db)) return true;
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_locks where not granted and pid in (
      select pid from pg_stat_activity where datname = current_database()
    )`.execute(db);
  return rows.length > 0;
}

onEachDatabase((open) => {
  it("joins reports of the same moment: the second one sees what the first one said", async () => {
    const database = await open();
    const { db } = database;
    const voice = await startVoice(database);
    const agent = await signInAgent(voice, bea);
    const { callId } = await placeCall(voice, agent);
    const tell = (trx: Trx, status: LegStatus) =>
      foldIntoCall(
        voice.world,
        trx,
        callId,
        [{ callSid: childSid, parentCallSid: rootSid, status }],
        voice.now(),
      );
    const told = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const first = db.transaction().execute(async (trx) => {
      await tell(trx, "in-progress");
      told.resolve();
      await mayEnd.promise;
    });
    await told.promise;
    const second = db.transaction().execute((trx) => tell(trx, "ringing"));
    await expect.poll(() => isSomeoneWaiting(db)).toBe(true);
    mayEnd.resolve();
    await first;
    expect((await second).state).toBe("connected");
    expect((await agent.ask("GET", `/api/calls/${callId}`)).body.state).toBe("connected");
  });
});
