import type { CallRecord } from "../../resources/calls.ts";
import type { CallRecordingOrder, RecordingChange } from "../../resources/live-recordings.ts";
import type { RecordingRecord } from "../../resources/recordings.ts";
import type { World } from "../world.ts";
import { recordLeg } from "./record-leg.ts";

/** What a REST client asks: only a call in progress can be recorded. */
export function startCallRecording(
  world: World,
  { sid }: CallRecord,
  order: CallRecordingOrder,
): RecordingRecord | "not-live" {
  const leg = world.legs.find(sid);
  if (leg === undefined || !leg.isAnswered()) return "not-live";
  return recordLeg(world, leg, { ...order, source: "StartCallRecordingAPI" }).record();
}

/** `not-live`: it is over already. */
export function changeRecording(
  world: World,
  { sid }: RecordingRecord,
  { status, pauseBehavior }: RecordingChange,
): RecordingRecord | "not-live" {
  const recording = world.recordings.find(sid);
  if (recording === undefined) return "not-live";
  if (status === "stopped") return recording.stop("stopped");
  if (status === "paused") recording.pause(pauseBehavior);
  else recording.resume();
  return recording.record();
}
