import { FollowUpList } from "./follow-up.ts";
import {
  HoldRequest,
  Recording,
  RecordingControl,
  RecordingControlReply,
  RecordingList,
  RetentionRequest,
  RetentionRun,
  RetentionRuns,
} from "./recording.ts";
import type { Route } from "./route.ts";

/** What is kept of calls beside the calls themselves, and who waits because of them. */
export const recordRoutes = {
  listRecordings: {
    method: "GET",
    path: "/api/calls/:callId/recordings",
    summary: "The recordings of a call",
    reply: RecordingList,
    status: 200,
  },
  controlRecording: {
    method: "POST",
    path: "/api/calls/:callId/recording",
    summary: "Pause or go on recording a call that is under way",
    body: RecordingControl,
    reply: RecordingControlReply,
    status: 200,
  },
  holdRecording: {
    method: "PUT",
    path: "/api/recordings/:recordingId/hold",
    summary: "Keep a recording beyond its time, or let it go (admins)",
    body: HoldRequest,
    reply: Recording,
    status: 200,
  },
  listRetentionRuns: {
    method: "GET",
    path: "/api/recordings/retention",
    summary: "What the latest clean-ups of recordings did (managers and admins)",
    reply: RetentionRuns,
    status: 200,
  },
  runRetention: {
    method: "POST",
    path: "/api/recordings/retention",
    summary: "Clean up old recordings now, or only count them (admins)",
    body: RetentionRequest,
    reply: RetentionRun,
    status: 201,
  },
  listFollowUps: {
    method: "GET",
    path: "/api/follow-ups",
    summary: "Who waits for a call back from this agent, most urgent first",
    reply: FollowUpList,
    status: 200,
  },
} as const satisfies Record<string, Route>;
