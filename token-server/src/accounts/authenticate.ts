import type { RequestHandler } from "express";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";
import { type Caller, setCaller } from "../http/caller.ts";
import { hashToken } from "./opaque-token.ts";

/** Finds out who sent a request with `Authorization: Bearer`. Routes decide whether it matters. */
export function authenticate(db: Db, clock: Clock): RequestHandler {
  return async (request, _response, next) => {
    const token = /^Bearer +(\S+)$/i.exec(request.get("authorization") ?? "")?.[1];
    if (token !== undefined) setCaller(request, await findCaller(db, token, clock.now()));
    next();
  };
}

async function findCaller(db: Db, token: string, now: number): Promise<Caller | undefined> {
  const row = await db
    .selectFrom("access_token")
    .innerJoin("session", "session.id", "access_token.session_id")
    .innerJoin("agent", "agent.id", "session.agent_id")
    .select([
      "session.id as sessionId",
      "agent.id as id",
      "agent.crm_user_id as crmUserId",
      "agent.user_name as userName",
      "agent.name",
      "agent.role",
    ])
    .where("access_token.hash", "=", hashToken(token))
    .where("access_token.expires_at", ">", now)
    .where("session.revoked_at", "is", null)
    .where("agent.active", "=", 1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { sessionId, ...agent } = row;
  return { sessionId, agent };
}
