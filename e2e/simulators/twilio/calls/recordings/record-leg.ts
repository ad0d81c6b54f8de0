import type { Leg } from "../leg.ts";
import type { World } from "../world.ts";
import type { LiveRecording, RecordingOrder } from "./recordings.ts";

type LegRecordingOrder = Omit<RecordingOrder, "callSid" | "conferenceSid">;

/** Records an answered call, until it ends at the latest. */
export function recordLeg(world: World, leg: Leg, order: LegRecordingOrder): LiveRecording {
  const audio = leg.audio();
  if (audio === undefined) throw new Error(`Call ${leg.sid} was not answered yet.`);
  const recording = world.recordings.start(
    { ...order, callSid: leg.sid, conferenceSid: null },
    {
      inbound: (listener) => audio.onSpeech(listener),
      outbound: (listener) => audio.onHeard(listener),
    },
  );
  leg.over.addEventListener("abort", () => recording.stop(), { once: true });
  return recording;
}
