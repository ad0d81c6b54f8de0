import type { VoiceToken } from "@ringback/shared/api";
import { createAccessToken } from "../twilio/access-token.ts";
import { identityOf } from "../twilio/identity.ts";
import type { VoiceWorld } from "./world.ts";

/** What this agent's browser registers with Twilio. */
export function issueVoiceToken(
  world: Pick<VoiceWorld, "account" | "twimlAppSid">,
  agentId: string,
): VoiceToken {
  const identity = identityOf(agentId);
  return { identity, ...createAccessToken(world.account, world.twimlAppSid, identity) };
}
