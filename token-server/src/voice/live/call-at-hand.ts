import type { Db } from "../../database/open.ts";
import { callOver, notInCall } from "./call-problems.ts";
import { isInCall } from "./is-in-call.ts";
import { type KnownCall, requireKnownCall } from "./known-call.ts";

/** A call that rings this agent, or that they are in. */
export async function requireCallAtHand(
  db: Db,
  agentId: string,
  callId: string,
): Promise<KnownCall> {
  const call = await requireKnownCall(db, agentId, callId);
  if (call.state === "ended") throw callOver();
  if (call.ring_state !== "ringing" && !(await isInCall(db, agentId, call))) throw notInCall();
  return call;
}
