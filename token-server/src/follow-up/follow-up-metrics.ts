import { Gauge, type Registry } from "prom-client";
import { indexedValue } from "../database/indexed-value.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";

/** Counted in the database: it is the same from every server, and survives a restart. */
export function countFollowUps(registry: Registry, db: Db, clock: Clock): void {
  const open = new Gauge({
    name: "ringback_follow_ups_open",
    help: "People who wait for a call back, by whether their time is up",
    labelNames: ["overdue"] as const,
    registers: [registry],
    async collect() {
      const now = clock.now();
      const rows = await db
        .selectFrom("follow_up")
        .select("due_at")
        .where("state", "=", indexedValue("open"))
        .execute();
      const overdue = rows.filter((row) => row.due_at < now).length;
      open.set({ overdue: "yes" }, overdue);
      open.set({ overdue: "no" }, rows.length - overdue);
    },
  });
}
