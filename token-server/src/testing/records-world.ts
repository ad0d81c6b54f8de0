import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createAfterCalls } from "../after-calls.ts";
import { readConfig } from "../config/config.ts";
import type { ClaimedJob } from "../database/jobs.ts";
import type { JobHandlers } from "../database/run-jobs.ts";
import { createMetrics } from "../health/metrics.ts";
import { withLocks } from "../settings/locked-settings.ts";
import { createTwilioClient } from "../twilio/client.ts";
import { writeCall } from "../activity/write-call.ts";
import { settings } from "./settings.ts";
import type { TestDatabase } from "./test-database.ts";
import { startTwilioRecords } from "./twilio-records.ts";
import { startVoice } from "./voice-world.ts";

/** The voice side and everything that follows from calls, with stand-ins for Twilio and the CRM. */
export async function startRecords(
  database: TestDatabase,
  changes: Readonly<Record<string, string>> = {},
) {
  const twilio = await startTwilioRecords();
  const folder = await mkdtemp(join(tmpdir(), "ringback-recordings-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const reading = readConfig({ ...settings, DATA_DIR: folder, ...changes });
  if (reading.outcome === "refused") throw new Error(JSON.stringify(reading.faults));
  const { config } = reading;
  const { db } = database;
  const built: { afterCalls?: ReturnType<typeof createAfterCalls> } = {};
  const metrics: { text?: () => Promise<string> } = {};
  const voice = await startVoice(database, {
    afterCalls({ clock, crm, readSettings }) {
      const made = createMetrics(db, clock, false);
      metrics.text = () => made.registry.metrics();
      built.afterCalls = createAfterCalls({
        db,
        clock,
        config,
        account: twilio.account,
        twilio: createTwilioClient(twilio.account),
        crm,
        metrics: made,
        readSettings: async (reader) => {
          const { version, settings: decided } = await readSettings(reader);
          return { version, settings: withLocks(decided, config.locked) };
        },
      });
      return built.afterCalls;
    },
  });
  const { afterCalls } = built;
  if (afterCalls === undefined) throw new Error("Nothing was put together");
  const handlers: JobHandlers = { ...afterCalls.handlers, ...afterCalls.slowHandlers };
  const { signal } = new AbortController();

  return {
    ...voice,
    twilio,
    folder,
    config,
    afterCalls,
    metricsText: () => metrics.text?.() ?? Promise.resolve(""),
    /** Runs what waits in these queues once; answers the errors that would be tried again. */
    async work(...queues: string[]): Promise<unknown[]> {
      const errors: unknown[] = [];
      for (const queue of queues) {
        const jobs = await db
          .selectFrom("job")
          .selectAll()
          .where("queue", "=", queue)
          .where("state", "=", "ready")
          .orderBy("id")
          .execute();
        for (const job of jobs) {
          await db.deleteFrom("job").where("id", "=", job.id).execute();
          const claimed: ClaimedJob = { ...job, data: JSON.parse(job.data), attempt: 1 };
          try {
            if (queue === "write-call") {
              const { callId } = claimed.data as { callId: string };
              await writeCall(voice.writer, callId, signal);
            } else {
              await handlers[queue]?.run(claimed, signal);
            }
          } catch (error) {
            errors.push(error);
            await db.insertInto("job").values(job).execute();
          }
        }
      }
      return errors;
    },
    recordings: () => db.selectFrom("recording").selectAll().orderBy("id").execute(),
  };
}

export type StartedRecords = Awaited<ReturnType<typeof startRecords>>;
