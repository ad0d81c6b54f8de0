import type { CallList } from "@ringback/shared/api";
import type { Call } from "@ringback/shared/call";
import type { Db } from "../database/open.ts";
import { ProblemError } from "../http/problem.ts";
import { callQuery, toCall } from "./call-view.ts";

const usualLimit = 50;

/** An agent's own calls, newest first. What was never dialled is not a call. */
export async function listCalls(db: Db, agentId: string, limit = usualLimit): Promise<CallList> {
  const rows = await callQuery(db)
    .where("call.agent_id", "=", agentId)
    .where((eb) =>
      eb.or([eb("call.root_call_sid", "is not", null), eb("call.state", "!=", "ended")]),
    )
    .orderBy("call.created_at", "desc")
    .orderBy("call.id", "desc")
    .limit(limit)
    .execute();
  return { calls: rows.map((row) => toCall(row)) };
}

export async function getCall(db: Db, agentId: string, callId: string): Promise<Call> {
  const row = await callQuery(db)
    .where("call.id", "=", callId)
    .where("call.agent_id", "=", agentId)
    .executeTakeFirst();
  if (row === undefined) throw callNotFound();
  return toCall(row);
}

/** Also for calls of others: nobody learns which ids exist. */
export function callNotFound(): ProblemError {
  return new ProblemError(404, "call-not-found", "There is no such call of yours");
}
