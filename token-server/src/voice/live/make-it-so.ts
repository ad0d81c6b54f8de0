import type { LiveCall } from "@ringback/shared/live-call";
import { ProblemError } from "../../http/problem.ts";
import { settleSoon } from "../settle.ts";
import type { VoiceWorld } from "../world.ts";
import { bringAbout } from "./bring-about.ts";
import { twilioUnavailable } from "./call-problems.ts";
import { readLive } from "./show-live.ts";

/** Brings about what an agent asked for, and says how the call stands then. */
export async function makeItSo(world: VoiceWorld, callId: string): Promise<LiveCall> {
  try {
    await bringAbout(world, callId);
  } catch (error) {
    if (!(error instanceof ProblemError)) {
      world.report(error);
      throw twilioUnavailable(error);
    }
    // The news that it is over is on its way; Twilio may be asked for it.
    if (error.problem.code === "call-over") await settleSoon(world, callId);
    throw error;
  }
  return readLive(world, world.db, callId);
}
