import { CallDirection, CallId, CallOutcome } from "@ringback/shared/call";
import { LiveCall as ToldLive } from "@ringback/shared/live-call";
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
  /** What only the server does to it: hold, transfer, recording. Null until it has told. */
  live: z.nullable(ToldLive),
});
export type LiveCall = z.infer<typeof LiveCall>;

const Caller = { callId: CallId, number: z.string(), person: z.nullable(Person) };

/** Somebody who rings this browser. `answering`: the agent said yes, the sound is on its way. */
export const IncomingCall = z.object({
  ...Caller,
  state: z.enum(["ringing", "answering"]),
  /** Epoch milliseconds. */
  since: z.number(),
});
export type IncomingCall = z.infer<typeof IncomingCall>;

/** A call whose other side hears music while the agent is in another one, or in none. */
export const HeldCall = z.object({
  ...Caller,
  /** Epoch milliseconds. */
  since: z.number(),
  /** The agent wants it back, and it is on its way. */
  returning: z.boolean(),
});
export type HeldCall = z.infer<typeof HeldCall>;

/** What rang here last and was not answered here, until somebody has read it. */
export const StoppedRing = z.object({
  ...Caller,
  at: z.number(),
  declined: z.boolean(),
  /** What became of the call, as far as the server has told. */
  ring: z.nullable(z.enum(["stopped", "answered", "answered-elsewhere", "missed"])),
  outcome: z.nullable(CallOutcome),
  /** Length of the message the caller left; null without one. */
  voicemailSeconds: z.nullable(z.number()),
});
export type StoppedRing = z.infer<typeof StoppedRing>;

/** `default` is the system's own choice. */
export const AudioDevice = z.object({ id: z.string(), label: z.string() });
export type AudioDevice = z.infer<typeof AudioDevice>;

/** Ids of the chosen devices; null is the system's own choice. */
export const AudioChoice = z.object({
  microphoneId: z.nullable(z.string()),
  speakerId: z.nullable(z.string()),
  /** Where it rings. Browsers set up before this could be chosen have none stored. */
  ringId: z.prefault(z.nullable(z.string()), null),
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
  /** Put aside for another call, the oldest first. */
  held: z.array(HeldCall),
  /** The oldest first. */
  incoming: z.array(IncomingCall),
  stopped: z.nullable(StoppedRing),
  microphones: z.array(AudioDevice),
  speakers: z.array(AudioDevice),
  microphoneId: z.nullable(z.string()),
  speakerId: z.nullable(z.string()),
  ringId: z.nullable(z.string()),
});
export type PhoneSnapshot = z.infer<typeof PhoneSnapshot>;

/** How the engine tells every view and the worker. */
export const PhoneSnapshotNotice = z.object({
  to: z.literal("phone-snapshot"),
  snapshot: PhoneSnapshot,
});
