import type { RecordingPolicy } from "../recordings/world.ts";
import type { FollowUps } from "../follow-up/world.ts";
import { createCallRecording } from "../recordings/call-recording.ts";
import type { CallRecording } from "../voice/world.ts";

/** Stands in for follow-ups and recordings: keeps what it is told, in order; records what comes in. */
export function createTold() {
  const log: string[] = [];
  const note = (what: string) => async () => {
    log.push(what);
  };
  const followUps: FollowUps = {
    missed: note("missed"),
    voicemail: note("voicemail"),
    reached: note("reached"),
    openFor: async () => null,
  };
  const policy: RecordingPolicy = {
    ruleFor: async (_db, { direction }) => ({
      record: direction === "inbound",
      channels: "dual",
      announcement: null,
    }),
    retentionDays: async () => 365,
  };
  const recording: CallRecording = {
    ...createCallRecording(policy, "https://calls.example.com"),
    announced: note("announced"),
    stateOf: async () => null,
  };
  return { log, followUps, recording };
}
