import type { LiveCall } from "@ringback/shared/live-call";
import type { Db } from "../../database/open.ts";
import type { VoiceWorld } from "../world.ts";
import { callOver } from "./call-problems.ts";
import { requireKnownCall } from "./known-call.ts";
import { readStored } from "./read-stored.ts";

/** How a call under way stands. */
export async function readLive(
  { recording }: Pick<VoiceWorld, "recording">,
  db: Db,
  callId: string,
): Promise<LiveCall> {
  const stored = await readStored(db, callId);
  const transfer = stored?.transfer ?? null;
  return {
    callId,
    held: stored?.held ?? false,
    heldSince: stored?.heldSince ?? null,
    transfer: transfer && { to: transfer.to, how: transfer.how, stage: transfer.stage },
    recording: (await recording?.stateOf(db, callId)) ?? null,
  };
}

export async function showLive(
  world: Pick<VoiceWorld, "db" | "recording">,
  agentId: string,
  callId: string,
): Promise<LiveCall> {
  const call = await requireKnownCall(world.db, agentId, callId);
  if (call.state === "ended") throw callOver();
  return readLive(world, world.db, callId);
}
