import { indexedValue } from "../../database/indexed-value.ts";
import type { Db } from "../../database/open.ts";
import type { AgentPresence, PresenceOf } from "../route/agent-presence.ts";
import { type LineSigns, lineStateOf } from "./line-state.ts";

/** Who of these agents can be rung at this moment; `except` for a call that rings them itself. */
export async function readPresence(
  db: Db,
  agentIds: readonly string[],
  now: number,
  except?: string,
): Promise<PresenceOf> {
  if (agentIds.length === 0) return new Map<string, AgentPresence>();
  const agents = await db
    .selectFrom("agent")
    .leftJoin("presence", "presence.agent_id", "agent.id")
    .select(["agent.id", "agent.name", "agent.active", "presence.state"])
    .where("agent.id", "in", agentIds)
    .execute();
  const [lines, onCall, beingRung] = [
    await readLines(db, agentIds),
    await readOnCall(db, agentIds),
    await readBeingRung(db, agentIds, except),
  ];
  return new Map(
    agents.map(({ id, name, active, state }) => [
      id,
      {
        agentId: id,
        name,
        active: active === 1,
        state: state ?? "available",
        onCall: onCall.has(id),
        beingRung: beingRung.has(id),
        line: lineStateOf(lines.get(id) ?? [], now),
      },
    ]),
  );
}

/** Lines of sessions that are over ring no more. */
async function readLines(
  db: Db,
  agentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LineSigns[]>> {
  const rows = await db
    .selectFrom("line")
    .innerJoin("session", "session.id", "line.session_id")
    .select(["line.agent_id", "line.stream_id", "line.stream_seen_at", "line.registered_at"])
    .where("line.agent_id", "in", agentIds)
    .where("session.revoked_at", "is", null)
    .orderBy("line.stream_seen_at")
    .execute();
  const lines = new Map<string, LineSigns[]>();
  for (const row of rows) {
    const known = lines.get(row.agent_id) ?? [];
    const streamSeenAt = row.stream_id === null ? null : row.stream_seen_at;
    lines.set(row.agent_id, [...known, { streamSeenAt, registeredAt: row.registered_at }]);
  }
  return lines;
}

async function readOnCall(db: Db, agentIds: readonly string[]): Promise<ReadonlySet<string>> {
  const changed = await db
    .selectFrom("live_call")
    .innerJoin("call", "call.id", "live_call.call_id")
    .select(["live_call.agent_id", "live_call.colleague_id"])
    .where("call.state", "!=", indexedValue("ended"))
    .where((eb) =>
      eb.or([
        eb("live_call.agent_id", "in", agentIds),
        eb("live_call.colleague_id", "in", agentIds),
      ]),
    )
    .execute();
  const rows = await db
    .selectFrom("call")
    .leftJoin("live_call", "live_call.call_id", "call.id")
    .select("call.agent_id")
    .where("call.agent_id", "in", agentIds)
    .where("call.state", "!=", indexedValue("ended"))
    // Whoever talked first may have handed it on.
    .where("live_call.call_id", "is", null)
    .where((eb) =>
      eb.or([
        eb.and([eb("call.direction", "=", "outbound"), eb("root_call_sid", "is not", null)]),
        eb.and([eb("call.direction", "=", "inbound"), eb("call.state", "=", "connected")]),
      ]),
    )
    .execute();
  const ids = [
    ...rows.map((row) => row.agent_id),
    ...changed.flatMap((row) => [row.agent_id, row.colleague_id]),
  ];
  return new Set(ids.filter((id) => id !== null));
}

async function readBeingRung(
  db: Db,
  agentIds: readonly string[],
  except: string | undefined,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("ring")
    .innerJoin("call", "call.id", "ring.call_id")
    .select("ring.agent_id")
    .$if(except !== undefined, (query) => query.where("ring.call_id", "!=", except ?? ""))
    .where("ring.agent_id", "in", agentIds)
    .where("ring.state", "=", "ringing")
    .where("call.state", "!=", indexedValue("ended"))
    .execute();
  return new Set(rows.map(({ agent_id: id }) => id));
}
