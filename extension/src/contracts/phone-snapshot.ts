import { CallDirection, CallId, CallOutcome } from "@ringback/shared/call";
import { Person } from "@ringback/shared/person";
import * as z from "zod/mini";

/** Can this browser make and take calls right now, and if not, why. */
export const LineState = z.enum([
  "signed-out",
  "connecting",
  "ready",
  /** The way to Twilio is gone; the engine is trying again. */
  "lost",
  /** The microphone is not allowed: no calls until it is. */
  "microphone-blocked",
]);
export type LineState = z.infer<typeof LineState>;

const LiveCallState = z.enum([
  /** The intent is granted, Twilio does not ring yet. */
  "dialing",
  "ringing",
  "connected",
  /** The way to Twilio is gone mid-call; sound may go on. */
  "reconnecting",
  "ended",
]);

/** Why a call ended when no server outcome explains it. */
export const LocalEnding = z.enum(["microphone", "connection", "server", "not-allowed"]);
export type LocalEnding = z.infer<typeof LocalEnding>;

export const LiveCall = z.object({
  callId: CallId,
  direction: CallDirection,
  number: z.string(),
  person: z.nullable(Person),
  test: z.boolean(),
  state: LiveCallState,
  muted: z.boolean(),
  /** Epoch milliseconds: when both sides were connected. */
  connectedAt: z.nullable(z.number()),
  endedAt: z.nullable(z.number()),
  outcome: z.nullable(CallOutcome),
  ending: z.nullable(LocalEnding),
  /** Measured by the SDK while connected. */
  quality: z.enum(["good", "poor"]),
});
export type LiveCall = z.infer<typeof LiveCall>;

/** `default` is the system's own choice. */
export const AudioDevice = z.object({ id: z.string(), label: z.string() });
export type AudioDevice = z.infer<typeof AudioDevice>;

/** Ids of the chosen devices; null is the system's own choice. */
export const AudioChoice = z.object({
  microphoneId: z.nullable(z.string()),
  speakerId: z.nullable(z.string()),
});
export type AudioChoice = z.infer<typeof AudioChoice>;

/**
 * Everything the phone engine knows, broadcast whole on every change.
 * `rev` rises with each; a view drops what is older than what it shows.
 */
export const PhoneSnapshot = z.object({
  rev: z.number(),
  line: LineState,
  microphone: z.enum(["granted", "prompt", "denied", "missing"]),
  call: z.nullable(LiveCall),
  microphones: z.array(AudioDevice),
  speakers: z.array(AudioDevice),
  microphoneId: z.nullable(z.string()),
  speakerId: z.nullable(z.string()),
});
export type PhoneSnapshot = z.infer<typeof PhoneSnapshot>;

/** How the engine tells every view and the worker. */
export const PhoneSnapshotNotice = z.object({
  to: z.literal("phone-snapshot"),
  snapshot: PhoneSnapshot,
});
