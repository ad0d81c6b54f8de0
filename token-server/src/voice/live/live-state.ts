import { TransferHow } from "@ringback/shared/live-call";
import * as z from "zod";

/** A call that is being handed on. */
const RunningTransfer = z.object({
  /** Names the leg that rings whoever it is handed on to. */
  label: z.string(),
  /** A colleague, or a number; one of the two is null. */
  agentId: z.string().nullable(),
  number: z.string().nullable(),
  /** As the agent sees it: the colleague's name, or the number. */
  to: z.string(),
  how: TransferHow,
  stage: z.enum(["ringing", "talking"]),
  /** Who hands it on, and what they say of it. */
  from: z.string(),
  words: z.string().nullable(),
  /** Null until Twilio has taken it in. */
  callSid: z.string().nullable(),
  /** As it is to be again when nothing comes of it. */
  heldBefore: z.boolean(),
});
export type RunningTransfer = z.infer<typeof RunningTransfer>;

/** How a call whose legs are in a conference of its own is to be. */
export const LiveState = z.object({
  /** Who talks for us, or did when the caller was set aside; null for a number. */
  agentId: z.string().nullable(),
  /** The leg of the person outside. */
  customerCallSid: z.string(),
  /** Our leg; null while nobody of us is there. */
  ourCallSid: z.string().nullable(),
  /** The leg that has to be led there; the other follows. Null once both are there. */
  leading: z.string().nullable(),
  /** What the person outside says and hears is recorded. */
  recorded: z.boolean(),
  held: z.boolean(),
  /** Epoch milliseconds. */
  heldSince: z.number().nullable(),
  /** The agent answers another call: our leg may leave, and the person outside stays. */
  aside: z.boolean(),
  /** Names the leg that rings the agent who comes back to them. */
  returning: z.object({ label: z.string(), callSid: z.string().nullable() }).nullable(),
  transfer: RunningTransfer.nullable(),
  /** Who handed it on last, and what they said of it. */
  handedOn: z
    .object({ by: z.string().nullable(), from: z.string(), words: z.string().nullable() })
    .nullable(),
  /** Since when nobody of us is there. Epoch milliseconds. */
  aloneSince: z.number().nullable(),
  /** Nobody of us is left: they are asked for a message, or hung up on. */
  ending: z.enum(["voicemail", "hang-up"]).nullable(),
});
export type LiveState = z.infer<typeof LiveState>;

/** A row of `live_call`, read. */
export interface StoredLive extends LiveState {
  readonly callId: string;
  readonly version: number;
  readonly doneVersion: number;
}

export function putOnHold(live: LiveState, now: number): LiveState {
  return live.held ? live : { ...live, held: true, heldSince: now };
}

export function takeOffHold(live: LiveState): LiveState {
  return { ...live, held: false, heldSince: null };
}
