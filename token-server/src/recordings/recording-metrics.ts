import { Counter, Gauge, type Registry } from "prom-client";
import type { Db } from "../database/open.ts";

export interface RecordingMetrics {
  /** How each try to fetch a recording from Twilio ended. */
  readonly downloads: Counter<"result">;
  readonly plays: Counter;
  readonly deletions: Counter<"where">;
}

export function createRecordingMetrics(registry: Registry, db: Db): RecordingMetrics {
  countStates(registry, db);
  return {
    downloads: new Counter({
      name: "ringback_recording_downloads_total",
      help: "Tries to fetch a recording from Twilio, by how they ended",
      labelNames: ["result"] as const,
      registers: [registry],
    }),
    plays: new Counter({
      name: "ringback_recording_plays_total",
      help: "Recordings played",
      registers: [registry],
    }),
    deletions: new Counter({
      name: "ringback_recording_deletions_total",
      help: "Recordings deleted because their time was up",
      labelNames: ["where"] as const,
      registers: [registry],
    }),
  };
}

/** Counted in the database: it is the same from every server, and survives a restart. */
function countStates(registry: Registry, db: Db): void {
  const recordings = new Gauge({
    name: "ringback_recordings",
    help: "Recordings by how far they have come",
    labelNames: ["state"] as const,
    registers: [registry],
    async collect() {
      const rows = await db
        .selectFrom("recording")
        .select((row) => ["state", row.fn.countAll<number>().as("count")])
        .groupBy("state")
        .execute();
      recordings.reset();
      for (const { state, count } of rows) recordings.set({ state }, count);
    },
  });
}
