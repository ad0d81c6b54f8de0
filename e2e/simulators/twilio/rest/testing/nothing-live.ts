import type { LiveConferences } from "../../resources/live-conferences.ts";
import type { LiveQueues } from "../../resources/live-queues.ts";
import type { LiveRecordings } from "../../resources/live-recordings.ts";

/** For tests without live calls: there is no conference, and nothing is recorded. */
export const nothingLive: LiveConferences & LiveQueues & LiveRecordings = {
  participantsOf: () => [],
  invite: () => {
    throw new Error("Nobody can be invited in this test.");
  },
  changeParticipant: () => undefined,
  removeParticipant: () => false,
  findConference: () => undefined,
  announce: () => false,
  finishConference: () => false,
  membersOf: () => [],
  averageWaitOf: () => 0,
  dequeue: () => false,
  startRecording: () => "not-live",
  changeRecording: () => "not-live",
};
