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
import { Call } from "./call.ts";
import type { ZodMiniType } from "zod/mini";

export interface Route {
  readonly method: "GET" | "POST" | "PUT";
  /** Express style: `:callId` is a path parameter. */
  readonly path: string;
  readonly summary: string;
  /** Without a session: only what anyone may know. */
  readonly open?: true;
  readonly query?: ZodMiniType;
  readonly body?: ZodMiniType;
  readonly reply: ZodMiniType;
  readonly status: 200 | 201;
}

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
    summary: "One of this agent's calls",
    reply: Call,
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
} as const satisfies Record<string, Route>;
