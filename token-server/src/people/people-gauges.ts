import { Gauge, type Registry } from "prom-client";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";

/** Shows Prometheus how large the index is and how far behind. */
export function measurePeople(registry: Registry, db: Db, clock: Clock): void {
  const numbers = new Gauge({
    name: "ringback_people_numbers",
    help: "Phone numbers in the people index when it was last read to its end",
    labelNames: ["module"] as const,
    registers: [registry],
    async collect() {
      const rows = await db.selectFrom("people_sync").select(["module", "numbers"]).execute();
      for (const row of rows) numbers.set({ module: row.module }, row.numbers);
    },
  });
  const age = new Gauge({
    name: "ringback_people_sync_age_seconds",
    help: "Seconds since the index was last known to agree with the CRM, or since it was set up",
    labelNames: ["module"] as const,
    registers: [registry],
    async collect() {
      const rows = await db
        .selectFrom("people_sync")
        .select(["module", "last_done_at", "created_at"])
        .execute();
      for (const { module, last_done_at: doneAt, created_at: createdAt } of rows) {
        age.set({ module }, Math.max(0, clock.now() - (doneAt ?? createdAt)) / 1000);
      }
    },
  });
}
