import type { ModuleSync, PeopleSync } from "@ringback/shared/people-api";
import { personModules } from "@ringback/shared/record-ref";
import type { Db } from "../../database/open.ts";
import type { PersonModule } from "../../suitecrm/person-fields.ts";
import type { SyncState } from "./sync-state.ts";

/** How far the index is behind the CRM. */
export async function describeSync(db: Db): Promise<PeopleSync> {
  const states = await db.selectFrom("people_sync").selectAll().execute();
  const modules = personModules.map((module) =>
    describeModule(
      module,
      states.find((state) => state.module === module),
    ),
  );
  const sum = (of: "people" | "numbers") => modules.reduce((all, each) => all + each[of], 0);
  return {
    isRunning: modules.some(({ state }) => state === "reading"),
    people: sum("people"),
    numbers: sum("numbers"),
    modules,
  };
}

function describeModule(module: PersonModule, state: SyncState | undefined): ModuleSync {
  return {
    module,
    state: stateOf(state),
    kind: state?.kind ?? null,
    startedAt: state?.started_at ?? null,
    read: state?.done ?? 0,
    total: state?.total ?? null,
    lastDoneAt: state?.last_done_at ?? null,
    lastFullAt: state?.last_full_at ?? null,
    people: state?.people ?? 0,
    numbers: state?.numbers ?? 0,
    problem: state?.problem ?? null,
  };
}

function stateOf(state: SyncState | undefined): ModuleSync["state"] {
  if (state === undefined) return "waiting";
  if (state.problem !== null) return "failed";
  if (state.run !== null) return "reading";
  return state.last_done_at === null ? "waiting" : "up-to-date";
}
