import { personModules } from "@ringback/shared/record-ref";
import { recordAudit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";
import { syncSoon } from "./sync/sync-job.ts";
import { loadState } from "./sync/sync-state.ts";

/** Has everybody read from the CRM again. A full run under way goes on; it is not begun anew. */
export async function startFullSync(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  agentId: string,
): Promise<void> {
  const now = clock.now();
  for (const module of personModules) await loadState(db, module, now);
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("people_sync")
      .set({ full_wanted: 1, problem: null })
      .where((row) => row.or([row("run", "is", null), row("kind", "!=", "full")]))
      .execute();
    await syncSoon(trx, now);
    const data = { modules: personModules };
    await recordAudit(trx, { action: "people_sync_started", agentId, data }, now);
  });
}
