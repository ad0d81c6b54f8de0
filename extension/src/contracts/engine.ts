import { CallId } from "@ringback/shared/call";
import { Person } from "@ringback/shared/person";
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
  hangUp: { input: z.object({ callId: CallId }), output: z.void() },
  setMuted: { input: z.object({ callId: CallId, muted: z.boolean() }), output: z.void() },
  sendDigits: {
    input: z.object({ callId: CallId, digits: z.string().check(z.regex(/^[0-9*#w]{1,32}$/)) }),
    output: z.void(),
  },
  chooseMicrophone: { input: z.object({ id: z.string() }), output: z.void() },
  chooseSpeaker: { input: z.object({ id: z.string() }), output: z.void() },
  /** Look at the microphone permission again, e.g. after the agent changed it. */
  checkMicrophone: { input: z.void(), output: PhoneSnapshot },
  /** Take the ended call off the screen. */
  dismiss: { input: z.object({ callId: CallId }), output: z.void() },
  /** Sign-in or sign-out happened: connect or drop the line. */
  refreshSession: { input: z.void(), output: z.void() },
});
