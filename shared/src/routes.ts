import {
  About,
  CallList,
  CallListQuery,
  Intent,
  IntentRequest,
  Me,
  NoteReply,
  NoteRequest,
  TestIntentRequest,
  VoiceToken,
} from "./api.ts";
import { CallDetail } from "./call.ts";
import { PeopleMatch, PeopleQuery, PeopleSync, PersonChoice } from "./people-api.ts";
import { LineReport, LineReportReply, PresenceReply, PresenceRequest } from "./presence.ts";
import { SettingsReply, SettingsRequest } from "./settings.ts";
import { liveRoutes } from "./live-routes.ts";
import { recordRoutes } from "./record-routes.ts";
import type { Route } from "./route.ts";

/** Every JSON route of the API. The server mounts these, the extension calls these, OpenAPI lists these. */
export const routes = {
  about: {
    method: "GET",
    path: "/api/about",
    summary: "What this server is",
    open: true,
    reply: About,
    status: 200,
  },
  me: { method: "GET", path: "/api/me", summary: "The signed-in agent", reply: Me, status: 200 },
  voiceToken: {
    method: "GET",
    path: "/api/voice/token",
    summary: "A Twilio access token for this agent's line",
    reply: VoiceToken,
    status: 200,
  },
  createIntent: {
    method: "POST",
    path: "/api/calls/intents",
    summary: "Ask to dial a number",
    body: IntentRequest,
    reply: Intent,
    status: 201,
  },
  createTestIntent: {
    method: "POST",
    path: "/api/calls/test-intents",
    summary: "Ask to dial the test line",
    body: TestIntentRequest,
    reply: Intent,
    status: 201,
  },
  listCalls: {
    method: "GET",
    path: "/api/calls",
    summary: "This agent's recent calls, newest first",
    query: CallListQuery,
    reply: CallList,
    status: 200,
  },
  getCall: {
    method: "GET",
    path: "/api/calls/:callId",
    summary: "One of this agent's calls, and how it was led",
    reply: CallDetail,
    status: 200,
  },
  putNote: {
    method: "PUT",
    path: "/api/calls/:callId/note",
    summary: "Store the note of a call",
    body: NoteRequest,
    reply: NoteReply,
    status: 200,
  },
  findPeople: {
    method: "GET",
    path: "/api/people",
    summary: "Whose number this is",
    query: PeopleQuery,
    reply: PeopleMatch,
    status: 200,
  },
  choosePerson: {
    method: "PUT",
    path: "/api/people/choice",
    summary: "Say whose number this is, where several have it",
    body: PersonChoice,
    reply: PeopleMatch,
    status: 200,
  },
  peopleSync: {
    method: "GET",
    path: "/api/people/sync",
    summary: "How far the people index is behind the CRM",
    reply: PeopleSync,
    status: 200,
  },
  startPeopleSync: {
    method: "POST",
    path: "/api/people/sync",
    summary: "Read everybody from the CRM again (admins)",
    reply: PeopleSync,
    status: 202,
  },
  getPresence: {
    method: "GET",
    path: "/api/presence",
    summary: "Whether this agent can be rung",
    reply: PresenceReply,
    status: 200,
  },
  putPresence: {
    method: "PUT",
    path: "/api/presence",
    summary: "Take calls, or none",
    body: PresenceRequest,
    reply: PresenceReply,
    status: 200,
  },
  reportLine: {
    method: "POST",
    path: "/api/line",
    summary: "Say that this browser's phone lives",
    body: LineReport,
    reply: LineReportReply,
    status: 200,
  },
  getSettings: {
    method: "GET",
    path: "/api/settings",
    summary: "What admins decided about calls",
    reply: SettingsReply,
    status: 200,
  },
  putSettings: {
    method: "PUT",
    path: "/api/settings",
    summary: "Decide about calls; admins only",
    body: SettingsRequest,
    reply: SettingsReply,
    status: 200,
  },
  ...liveRoutes,
  ...recordRoutes,
} as const satisfies Record<string, Route>;

/** A route that answers bytes, whole or in part (HTTP Range). */
export interface MediaRoute extends Pick<Route, "path" | "summary"> {
  readonly method: "GET";
  readonly mediaType: string;
}

export const mediaRoutes = {
  playRecording: {
    method: "GET",
    path: "/api/recordings/:recordingId/audio",
    summary: "A recording’s sound; each play is written to the audit log",
    mediaType: "audio/mpeg",
  },
} as const satisfies Record<string, MediaRoute>;
