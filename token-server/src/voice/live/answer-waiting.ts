import type { AnswerWaitingReply } from "@ringback/shared/live-call";
import type { VoiceWorld } from "../world.ts";
import { callOver, notRinging } from "./call-problems.ts";
import { requireKnownCall } from "./known-call.ts";
import { setOthersAside } from "./set-aside.ts";

/**
 * An agent is about to answer a second call: whoever they talk with is put on hold, where the
 * browser that drops their leg does not reach them. Only after the reply may it accept.
 */
export async function answerWaiting(
  world: VoiceWorld,
  agentId: string,
  callId: string,
): Promise<AnswerWaitingReply> {
  const call = await requireKnownCall(world.db, agentId, callId);
  if (call.state === "ended") throw callOver();
  if (call.ring_state !== "ringing") throw notRinging();
  const aside = await setOthersAside(world, agentId, callId);
  return { held: aside?.callId ?? null };
}
