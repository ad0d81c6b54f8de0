import type { Colleague, ColleagueList } from "@ringback/shared/live-call";
import type { Clock } from "../../clock.ts";
import type { Db } from "../../database/open.ts";
import { readPresence } from "../presence/read-presence.ts";
import type { AgentPresence } from "../route/agent-presence.ts";

const order: readonly Colleague["state"][] = ["available", "on-call", "do-not-disturb", "offline"];

/** To whom a call can be handed on: those who can be rung first, then by name. */
export async function listColleagues(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  agentId: string,
): Promise<ColleagueList> {
  const agents = await db
    .selectFrom("agent")
    .select("id")
    .where("active", "=", 1)
    .where("id", "!=", agentId)
    .execute();
  const ids = agents.map(({ id }) => id);
  const presence = await readPresence(db, ids, clock.now());
  const colleagues = [...presence.values()].map((one) => ({
    agentId: one.agentId,
    name: one.name,
    state: stateOf(one),
  }));
  return {
    colleagues: colleagues.toSorted(
      (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.name.localeCompare(b.name),
    ),
  };
}

function stateOf({ line, state, onCall, beingRung }: AgentPresence): Colleague["state"] {
  if (!line.alive) return "offline";
  if (state === "do-not-disturb") return "do-not-disturb";
  return onCall || beingRung ? "on-call" : "available";
}
