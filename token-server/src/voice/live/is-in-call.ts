import type { Db } from "../../database/open.ts";
import { findTalk } from "./find-talk.ts";
import type { KnownCall } from "./known-call.ts";
import { readStored } from "./read-stored.ts";

/** Whether this agent talks in a call, or places it. */
export async function isInCall(db: Db, agentId: string, call: KnownCall): Promise<boolean> {
  if (call.state === "ended") return false;
  const live = await readStored(db, call.id);
  if (live !== undefined) {
    const isTalkedTo = live.transfer?.stage === "talking" && live.transfer.agentId === agentId;
    return live.agentId === agentId || isTalkedTo;
  }
  if (call.direction === "outbound") return call.agent_id === agentId;
  const talk = await findTalk(db, call);
  return talk?.agentId === agentId;
}
