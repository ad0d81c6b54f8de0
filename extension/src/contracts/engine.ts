import { CallId } from "@ringback/shared/call";
import { Person } from "@ringback/shared/person";
import { TransferRequest } from "@ringback/shared/live-call";
import * as z from "zod/mini";
import { defineContract } from "../messaging/contract.ts";
import { PhoneSnapshot } from "./phone-snapshot.ts";

/** Served by the offscreen document; views and the worker call it, content scripts never. */
export const engine = defineContract("engine", {
  snapshot: { input: z.void(), output: PhoneSnapshot },
  /** Before asking the server: answers how things stand and gets the microphone ready. */
  prepare: { input: z.void(), output: PhoneSnapshot },
  /** What was prepared for does not come. */
  standDown: { input: z.void(), output: z.void() },
  /** Only the worker dials: it holds the intent the server granted. */
  dial: {
    input: z.object({
      callId: CallId,
      intent: z.string(),
      number: z.string(),
      person: z.nullable(Person),
      test: z.boolean(),
    }),
    output: z.void(),
  },
  /** Takes a call that rings; one under way is put on hold first. */
  answer: { input: z.object({ callId: CallId }), output: z.void() },
  /** Lets a call that rings go on without this agent: to whoever is next, or to leave a message. */
  decline: {
    input: z.object({ callId: CallId, goesTo: z.enum(["next", "voicemail"]) }),
    output: z.void(),
  },
  /** The other side hears music, or the agent again; also a call that was put aside. */
  hold: { input: z.object({ callId: CallId, held: z.boolean() }), output: z.void() },
  transfer: { input: z.object({ callId: CallId, request: TransferRequest }), output: z.void() },
  finishTransfer: { input: z.object({ callId: CallId }), output: z.void() },
  cancelTransfer: { input: z.object({ callId: CallId }), output: z.void() },
  pauseRecording: { input: z.object({ callId: CallId, paused: z.boolean() }), output: z.void() },
  /** Ends the call under way, or one that was put aside. */
  hangUp: { input: z.object({ callId: CallId }), output: z.void() },
  setMuted: { input: z.object({ callId: CallId, muted: z.boolean() }), output: z.void() },
  sendDigits: {
    input: z.object({ callId: CallId, digits: z.string().check(z.regex(/^[0-9*#w]{1,32}$/)) }),
    output: z.void(),
  },
  chooseMicrophone: { input: z.object({ id: z.string() }), output: z.void() },
  chooseSpeaker: { input: z.object({ id: z.string() }), output: z.void() },
  chooseRing: { input: z.object({ id: z.string() }), output: z.void() },
  /** Look at the microphone permission again, e.g. after the agent changed it. */
  checkMicrophone: { input: z.void(), output: PhoneSnapshot },
  /** Take the ended call, or the word about one that rang, off the screen. */
  dismiss: { input: z.object({ callId: CallId }), output: z.void() },
  /** Sign-in or sign-out happened: connect or drop the line. */
  refreshSession: { input: z.void(), output: z.void() },
});
