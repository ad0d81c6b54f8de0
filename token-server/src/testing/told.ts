import type { FollowUps } from "../follow-up/world.ts";
import type { CallRecording } from "../voice/world.ts";

/** Stands in for follow-ups and recordings: keeps what it is told, in order; records nothing. */
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
  const recording: CallRecording = {
    plan: async () => ({ dial: { record: "do-not-record" }, announcementUrl: undefined }),
    announced: note("announced"),
    stateOf: async () => null,
  };
  return { log, followUps, recording };
}
