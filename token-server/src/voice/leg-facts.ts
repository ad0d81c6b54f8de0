import * as z from "zod";

/** Twilio's call statuses as they follow each other; the last six are final. */
export const legStatuses = [
  "queued",
  "initiated",
  "ringing",
  "in-progress",
  "canceled",
  "no-answer",
  "busy",
  "failed",
  "completed",
] as const;

export const LegStatus = z.enum(legStatuses);
export type LegStatus = z.infer<typeof LegStatus>;

const Instant = z.number().optional();

/** How a `<Dial>` ended, from its action request. */
const DialEnding = z.object({
  status: LegStatus,
  /** Whether both sides were connected. */
  bridged: z.boolean(),
  seconds: z.number().optional(),
  /** The caller hung up, rather than the dialled side or the time. */
  callerHungUp: z.boolean(),
});
export type DialEnding = z.infer<typeof DialEnding>;

/**
 * What is known of one Twilio leg. Every field only ever grows towards one value, so that the
 * order and the number of reports do not matter: statuses and numbers keep the greatest, times
 * the earliest, flags the true one.
 */
export const LegFacts = z.object({
  callSid: z.string(),
  parentCallSid: z.string().nullable(),
  status: LegStatus,
  /** When we first heard of it, by our clock. */
  seenAt: Instant,
  /** By Twilio's clock. */
  startedAt: Instant,
  answeredAt: Instant,
  endedAt: Instant,
  seconds: z.number().optional(),
  sipResponseCode: z.number().optional(),
  dial: DialEnding.optional(),
  /** By our clock: when the `<Dial>` told us it was over. */
  dialEndedAt: Instant,
  /** Plays to the caller instead of dialling anyone. */
  speaks: z.boolean().optional(),
  /** The agent whose browser or mobile this leg rings. */
  agentId: z.string().optional(),
  /** Whoever answers this leg must press 1 before they hear the caller. */
  screened: z.boolean().optional(),
  /** By our clock: when they pressed it. */
  acceptedAt: Instant,
  /** Rung by a call of its own beside the caller's `<Dial>`. */
  beside: z.boolean().optional(),
  /** By our clock: when the caller was led to the conference where such a leg waits. */
  joinedAt: Instant,
  /** When that conference began: both are in it. */
  conferenceAt: Instant,
  /** By our clock: when this leg of the person outside was led to where people come and go. */
  movedAt: Instant,
  /** By our clock: when nobody of us was left to talk with them there. */
  talkEndedAt: Instant,
  /** Came into a conversation that was going on: says nothing of how it began. */
  later: z.boolean().optional(),
  /** The caller was asked to leave a message. */
  voicemailAsked: z.boolean().optional(),
  /** Length of the message; 0 when nothing was said. */
  voicemailSeconds: z.number().optional(),
  /** The latest turn of the caller's leg, and the latest ones of two kinds: in line, and ringing. */
  turn: z.number().optional(),
  lineTurn: z.number().optional(),
  dialTurn: z.number().optional(),
  /** The latest turn whose end we were told. */
  endedTurn: z.number().optional(),
  /** The caller asked for a call back in place of waiting. */
  leftQueue: z.boolean().optional(),
  /** By our clock: when we told Twilio to hang up. */
  hungUpAt: Instant,
  /** Twilio's REST API was asked after the end: nothing more will come. */
  settled: z.boolean().optional(),
});
export type LegFacts = z.infer<typeof LegFacts>;

export function isFinal(status: LegStatus): boolean {
  return legStatuses.indexOf(status) >= legStatuses.indexOf("canceled");
}

/** Joins two reports about the same leg. Commutative, associative, idempotent. */
export function joinFacts(a: LegFacts, b: LegFacts): LegFacts {
  return withoutGaps({
    callSid: a.callSid,
    parentCallSid: a.parentCallSid ?? b.parentCallSid,
    status: later(a.status, b.status),
    seenAt: least(a.seenAt, b.seenAt),
    startedAt: least(a.startedAt, b.startedAt),
    answeredAt: least(a.answeredAt, b.answeredAt),
    endedAt: least(a.endedAt, b.endedAt),
    seconds: greatest(a.seconds, b.seconds),
    sipResponseCode: greatest(a.sipResponseCode, b.sipResponseCode),
    dial: joinDials(a.dial, b.dial),
    dialEndedAt: least(a.dialEndedAt, b.dialEndedAt),
    speaks: either(a.speaks, b.speaks),
    agentId: laterText(a.agentId, b.agentId),
    screened: either(a.screened, b.screened),
    acceptedAt: least(a.acceptedAt, b.acceptedAt),
    beside: either(a.beside, b.beside),
    joinedAt: least(a.joinedAt, b.joinedAt),
    conferenceAt: least(a.conferenceAt, b.conferenceAt),
    movedAt: least(a.movedAt, b.movedAt),
    talkEndedAt: least(a.talkEndedAt, b.talkEndedAt),
    later: either(a.later, b.later),
    voicemailAsked: either(a.voicemailAsked, b.voicemailAsked),
    voicemailSeconds: greatest(a.voicemailSeconds, b.voicemailSeconds),
    turn: greatest(a.turn, b.turn),
    lineTurn: greatest(a.lineTurn, b.lineTurn),
    dialTurn: greatest(a.dialTurn, b.dialTurn),
    endedTurn: greatest(a.endedTurn, b.endedTurn),
    leftQueue: either(a.leftQueue, b.leftQueue),
    hungUpAt: least(a.hungUpAt, b.hungUpAt),
    settled: either(a.settled, b.settled),
  });
}

function joinDials(a: DialEnding | undefined, b: DialEnding | undefined): DialEnding | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const seconds = greatest(a.seconds, b.seconds);
  return {
    status: later(a.status, b.status),
    bridged: a.bridged || b.bridged,
    callerHungUp: a.callerHungUp || b.callerHungUp,
    ...(seconds !== undefined && { seconds }),
  };
}

function later(a: LegStatus, b: LegStatus): LegStatus {
  return legStatuses.indexOf(a) >= legStatuses.indexOf(b) ? a : b;
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function greatest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function either(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  return a === true || b === true ? true : undefined;
}

/** One of two names, whichever order they come in. */
function laterText(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

function withoutGaps(facts: LegFacts): LegFacts {
  return LegFacts.parse(
    Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
  );
}
