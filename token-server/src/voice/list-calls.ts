import type { CallList } from "@ringback/shared/api";
import type { CallDetail } from "@ringback/shared/call";
import type { ExpressionBuilder } from "kysely";
import type { Db } from "../database/open.ts";
import type { Database } from "../database/schema.ts";
import { ProblemError } from "../http/problem.ts";
import { callQuery, toCall } from "./call-view.ts";
import { readTrace } from "./inbound/route-store.ts";

const usualLimit = 50;

/** An agent's own calls and those that rang them, newest first. What was never dialled is no call. */
export async function listCalls(db: Db, agentId: string, limit = usualLimit): Promise<CallList> {
  const rows = await callQuery(db)
    .where(concerns(agentId))
    .where((eb) =>
      eb.or([eb("call.root_call_sid", "is not", null), eb("call.state", "!=", "ended")]),
    )
    .orderBy("call.created_at", "desc")
    .orderBy("call.id", "desc")
    .limit(limit)
    .execute();
  return { calls: rows.map((row) => toCall(row)) };
}

export async function getCall(db: Db, agentId: string, callId: string): Promise<CallDetail> {
  const row = await callQuery(db)
    .leftJoin("route", "route.call_id", "call.id")
    .select(["route.our_number", "route.trace"])
    .where("call.id", "=", callId)
    .where(concerns(agentId))
    .executeTakeFirst();
  if (row === undefined) throw callNotFound();
  return {
    ...toCall(row),
    ourNumber: row.our_number,
    trace: row.trace === null ? [] : readTrace(row.trace),
  };
}

/** Calls of this agent, and those that rang them. */
export function concerns(agentId: string) {
  return (eb: ExpressionBuilder<Database, "call">) =>
    eb.or([
      eb("call.agent_id", "=", agentId),
      eb.exists(
        eb
          .selectFrom("ring")
          .select("ring.call_id")
          .whereRef("ring.call_id", "=", "call.id")
          .where("ring.agent_id", "=", agentId),
      ),
    ]);
}

/** Also for calls of others: nobody learns which ids exist. */
export function callNotFound(): ProblemError {
  return new ProblemError(404, "call-not-found", "There is no such call of yours");
}
