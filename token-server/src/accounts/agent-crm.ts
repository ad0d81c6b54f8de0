import type { Db } from "../database/open.ts";
import type { AgentCrm } from "../suitecrm/agent-records.ts";
import type { Suitecrm } from "../suitecrm/client.ts";
import type { CrmSession } from "../suitecrm/session.ts";
import type { Sessions } from "./sessions.ts";

/**
 * The CRM as the agents of live sessions see it. Keeps one CRM session for each of ours, because
 * it lines up the renewals of its tokens; forgets them when `signal` aborts.
 */
export function createAgentCrm(
  world: { readonly db: Db; readonly suitecrm: Suitecrm; readonly sessions: Sessions },
  signal: AbortSignal,
): AgentCrm {
  const { db, suitecrm, sessions } = world;
  const known = new Map<string, CrmSession>();
  sessions.onRevoked((sessionId) => known.delete(sessionId), signal);

  return async ({ agentId, sessionId }) => {
    let live = db
      .selectFrom("session")
      .select("id")
      .where("agent_id", "=", agentId)
      .where("revoked_at", "is", null)
      .orderBy("created_at", "desc")
      .limit(1);
    if (sessionId !== undefined) live = live.where("id", "=", sessionId);
    const session = await live.executeTakeFirst();
    if (session === undefined) return undefined;
    const crm = known.get(session.id) ?? suitecrm.asAgent(sessions.crmTokens(session.id));
    known.set(session.id, crm);
    return crm;
  };
}
