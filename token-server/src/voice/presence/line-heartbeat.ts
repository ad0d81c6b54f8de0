import type { StreamHeartbeat } from "../../events/routes.ts";
import type { VoiceWorld } from "../world.ts";
import { dropStream, keepStream } from "./lines.ts";

/** An open event stream is one half of a line that lives; the browser's own reports are the other. */
export function lineHeartbeat({ db, clock }: Pick<VoiceWorld, "db" | "clock">): StreamHeartbeat {
  return {
    beat: ({ agent, sessionId }, streamId) =>
      keepStream(db, { agentId: agent.id, sessionId }, streamId, clock.now()),
    closed: ({ sessionId }, streamId) => dropStream(db, sessionId, streamId),
  };
}
