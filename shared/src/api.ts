import * as z from "zod/mini";
import { Call, CallId } from "./call.ts";
import { E164 } from "./e164.ts";
import { LiveCall } from "./live-call.ts";
import { Person } from "./person.ts";
import { RecordRef } from "./record-ref.ts";

/** What anyone may know of a server before signing in; the onboarding page shows it. */
export const About = z.object({
  product: z.literal("Ringback"),
  version: z.string(),
  crm: z.object({ origin: z.string() }),
  signIn: z.enum(["authorization_code", "password"]),
});
export type About = z.infer<typeof About>;

export const Role = z.enum(["agent", "manager", "admin"]);
export type Role = z.infer<typeof Role>;

/** The signed-in agent and what the phone needs to know. */
export const Me = z.object({
  agent: z.object({ id: z.uuid(), name: z.string(), userName: z.string(), role: Role }),
  /** Twilio client identity: `agent_` and the agent's id as 32 hex digits. */
  identity: z.string(),
  callerId: z.string(),
  crm: z.object({ origin: z.string() }),
  defaultCountry: z.string(),
  /** Time zone of the organisation, an IANA name. */
  timeZone: z.string(),
});
export type Me = z.infer<typeof Me>;

export const VoiceToken = z.object({
  token: z.string(),
  identity: z.string(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
});
export type VoiceToken = z.infer<typeof VoiceToken>;

const IdempotencyKey = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{8,64}$/, "Send 8 to 64 letters, digits, hyphens or underscores."));

/** Permission to dial one number once, for one record. */
export const IntentRequest = z.strictObject({
  number: E164,
  extension: z.optional(
    z.string().check(z.regex(/^[0-9*#]{1,12}$/, "Send 1 to 12 digits, * or #.")),
  ),
  record: z.optional(z.strictObject(RecordRef.shape)),
  /** Warning codes the agent has seen and accepts. */
  acknowledge: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(20))),
  idempotencyKey: IdempotencyKey,
});
export type IntentRequest = z.infer<typeof IntentRequest>;

/** A call to the test line, which plays back what it hears; never logged. */
export const TestIntentRequest = z.strictObject({ idempotencyKey: IdempotencyKey });
export type TestIntentRequest = z.infer<typeof TestIntentRequest>;

export const Intent = z.object({
  callId: CallId,
  /** Opaque, at most 64 characters; the Voice SDK's connect parameter `intent`. */
  intent: z.string(),
  number: z.string(),
  person: z.nullable(Person),
  /** Epoch milliseconds; 60 s from now. */
  expiresAt: z.number(),
});
export type Intent = z.infer<typeof Intent>;

/** A note typed during a call. The server keeps the highest version. */
export const NoteRequest = z.strictObject({
  text: z
    .string()
    .check(z.maxLength(10_000), z.regex(/^[^\0]*$/, "Leave out the NUL character (U+0000).")),
  version: z.int().check(z.nonnegative()),
});
export type NoteRequest = z.infer<typeof NoteRequest>;

export const NoteReply = z.object({ version: z.number() });
export type NoteReply = z.infer<typeof NoteReply>;

export const CallList = z.object({ calls: z.array(Call) });
export type CallList = z.infer<typeof CallList>;

/** Query of `GET /api/calls`. */
export const CallListQuery = z.strictObject({
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
});

/**
 * What an inbound call means for this agent's browsers. `waiting` rings beside a call they are in;
 * `stopped`: it rings someone else now; `answered-elsewhere`: a colleague, or their own mobile.
 */
export const RingState = z.enum([
  "ringing",
  "waiting",
  "stopped",
  "answered",
  "answered-elsewhere",
  "missed",
]);
export type RingState = z.infer<typeof RingState>;

/** What each `data:` of `GET /api/events` holds; its `id:` resumes with Last-Event-ID. */
export const ServerEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("call"), call: Call }),
  z.object({ type: z.literal("ring"), ring: RingState, call: Call }),
  z.object({ type: z.literal("live"), live: LiveCall }),
  z.object({ type: z.literal("ready") }),
]);
export type ServerEvent = z.infer<typeof ServerEvent>;

/** OAuth token reply (RFC 6749 §5.1). */
export const TokenReply = z.object({
  access_token: z.string(),
  token_type: z.literal("Bearer"),
  /** Seconds. */
  expires_in: z.number(),
  refresh_token: z.string(),
});
export type TokenReply = z.infer<typeof TokenReply>;

/** The extension is a public OAuth client with this fixed id. */
export const oauthClientId = "ringback-extension";
