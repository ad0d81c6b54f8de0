import type { Db } from "../database/open.ts";
import type { RecordingTable } from "../database/schema-recordings.ts";
import type { Caller } from "../http/caller.ts";
import { ProblemError } from "../http/problem.ts";

type Agent = Caller["agent"];

interface CallRights {
  readonly agent_id: string | null;
  readonly owner_crm_user_id: string | null;
  readonly outcome: string | null;
}

/**
 * Managers and admins may hear every call. An agent may hear their own, and of calls nobody took
 * those that are theirs to answer: of their records, or of nobody's.
 */
function mayHear(agent: Agent, call: CallRights | undefined): boolean {
  if (agent.role !== "agent") return true;
  if (call === undefined) return false;
  if (call.agent_id !== null) return call.agent_id === agent.id;
  if (call.outcome === "answered") return false;
  return call.owner_crm_user_id === null || call.owner_crm_user_id === agent.crmUserId;
}

const rightsOf = (db: Db, callId: string) =>
  db
    .selectFrom("call")
    .select(["id", "agent_id", "owner_crm_user_id", "outcome", "state", "root_call_sid"])
    .where("id", "=", callId)
    .executeTakeFirst();

/** A call this agent may hear; else there is no such call, as far as they can tell. */
export async function requireCall(db: Db, agent: Agent, callId: string) {
  const call = await rightsOf(db, callId);
  if (call === undefined || !mayHear(agent, call)) {
    throw new ProblemError(404, "call-not-found", "There is no such call of yours");
  }
  return call;
}

/** A recording this agent may hear; else there is no such recording, as far as they can tell. */
export async function requireRecording(
  db: Db,
  agent: Agent,
  recordingId: string,
): Promise<RecordingTable> {
  const recording = await db
    .selectFrom("recording")
    .selectAll()
    .where("id", "=", recordingId)
    .executeTakeFirst();
  const callId = recording?.call_id ?? null;
  const call = callId === null ? undefined : await rightsOf(db, callId);
  if (recording === undefined || !mayHear(agent, call)) throw recordingNotFound();
  return recording;
}

export function recordingNotFound(): ProblemError {
  return new ProblemError(404, "recording-not-found", "There is no such recording of yours");
}

export function requireRole(agent: Agent, roles: readonly Agent["role"][]): void {
  if (roles.includes(agent.role)) return;
  const who = roles.includes("manager") ? "Managers and admins" : "Admins";
  throw new ProblemError(403, "not-allowed", "Your role does not allow this", {
    detail: `${who} may do it. Ask one of them.`,
  });
}
