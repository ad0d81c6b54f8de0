import type { CallProgress } from "./call-reducer.ts";
import { isFinal, type LegFacts } from "./leg-facts.ts";
import { answerOf, type Beginning, deriveMoved } from "./moved-reducer.ts";

/**
 * Derives an inbound Call from all that is known of its legs: the caller's, and every browser and
 * phone that was rung. Only facts count, never their order. Held is what Twilio bridged, nothing else.
 */
export function deriveInbound(root: LegFacts, legs: readonly LegFacts[]): CallProgress {
  const startedAt = root.seenAt ?? root.startedAt ?? null;
  if (root.movedAt !== undefined) return deriveMoved(root, startedAt, beginningOf(root, legs));
  const talk = first(legs.filter((leg) => isBridged(root, leg)));
  const isOver = hasEnded(root) || talk?.dial !== undefined;
  if (!isOver || (talk === undefined && isUndecided(root, legs))) {
    return { ...live(root, legs), startedAt };
  }
  const { voicemailSeconds = 0 } = root;
  const end = endOf(root, legs);
  if (talk !== undefined) return answered(root, talk, startedAt, end);
  return {
    state: "ended",
    outcome: voicemailSeconds > 0 ? "voicemail" : hasLeftLine(root) ? "abandoned" : "missed",
    startedAt,
    answeredAt: null,
    endedAt: end,
    talkSeconds: 0,
    answeredBy: null,
    voicemailSeconds: voicemailSeconds > 0 ? voicemailSeconds : null,
  };
}

/** Whoever of those who were rung heard the caller first. */
function beginningOf(root: LegFacts, legs: readonly LegFacts[]): Beginning {
  const whenOf = (leg: LegFacts) => connectedAt(root, leg) ?? Number.MAX_SAFE_INTEGER;
  const talk = legs
    .filter((leg) => leg.dial?.bridged === true || isTalking(root, leg))
    .toSorted((a, b) => whenOf(a) - whenOf(b) || a.callSid.localeCompare(b.callSid))[0];
  const told = talk && connectedAt(root, talk);
  const isDirect = talk?.screened !== true && talk?.beside !== true;
  const answeredAt = told ?? (talk !== undefined && isDirect ? answerOf(talk) : undefined);
  return { answeredAt, answeredBy: talk?.agentId ?? null };
}

/** Twilio says so; or, once its own records are read and nothing more will come, they say so. */
function isBridged(root: LegFacts, leg: LegFacts): boolean {
  if (leg.dial?.bridged === true) return true;
  const isSettled = root.settled === true;
  if (leg.beside === true) {
    const isJoined = root.conferenceAt !== undefined || (isSettled && root.joinedAt !== undefined);
    return leg.acceptedAt !== undefined && isJoined;
  }
  return isSettled && leg.dial === undefined && leg.status === "completed" && isLetThrough(leg);
}

/** Whoever answered could hear the caller at once, or pressed 1 to. */
function isLetThrough(leg: LegFacts): boolean {
  return leg.screened !== true || leg.acceptedAt !== undefined;
}

/** Their last turn was in line: they hung up there, or asked for a call back. */
function hasLeftLine({ leftQueue, turn, lineTurn }: LegFacts): boolean {
  return leftQueue === true || (lineTurn !== undefined && lineTurn === turn);
}

function hasEnded(root: LegFacts): boolean {
  return isFinal(root.status) || root.hungUpAt !== undefined || root.settled === true;
}

/** The caller is gone, but a webhook that tells what came of it is still under way. */
function isUndecided(root: LegFacts, legs: readonly LegFacts[]): boolean {
  if (root.settled === true) return false;
  if (root.voicemailAsked === true && root.voicemailSeconds === undefined) return true;
  // How the last ringing ended is always told, to a caller who has left, too.
  const { turn, dialTurn, endedTurn } = root;
  if (dialTurn !== undefined && dialTurn === turn && dialTurn !== endedTurn) return true;
  return legs.some((leg) => isTalking(root, leg));
}

/** As far as is known, this leg and the caller hear each other, or just did. */
function isTalking(root: LegFacts, leg: LegFacts): boolean {
  if (leg.dial !== undefined || !isLetThrough(leg)) return false;
  if (leg.beside === true) return leg.acceptedAt !== undefined && root.joinedAt !== undefined;
  return leg.status === "in-progress" || leg.status === "completed";
}

/** The leg that hears the caller, as far as is known. */
export function talkingLeg(root: LegFacts, legs: readonly LegFacts[]): LegFacts | undefined {
  return first(legs.filter((leg) => isTalking(root, leg)));
}

function live(root: LegFacts, legs: readonly LegFacts[]): Omit<CallProgress, "startedAt"> {
  const talk = talkingLeg(root, legs);
  return {
    state: talk === undefined ? "ringing" : "connected",
    outcome: null,
    answeredAt: talk === undefined ? null : (connectedAt(root, talk) ?? null),
    endedAt: null,
    talkSeconds: 0,
    answeredBy: talk?.agentId ?? null,
    voicemailSeconds: null,
  };
}

function answered(
  root: LegFacts,
  talk: LegFacts,
  startedAt: number | null,
  end: number | null,
): CallProgress {
  const endedAt = talk.endedAt ?? end;
  const began = connectedAt(root, talk);
  // Where somebody had to press 1 first, Twilio counts the time until then, too.
  const told = talk.screened === true ? undefined : (talk.dial?.seconds ?? talk.seconds);
  const between = endedAt === null || began === undefined ? 0 : Math.max(0, endedAt - began);
  const talkSeconds = told ?? Math.round(between / 1000);
  return {
    state: "ended",
    outcome: "answered",
    startedAt,
    answeredAt: began ?? (endedAt === null ? startedAt : endedAt - talkSeconds * 1000),
    endedAt,
    talkSeconds,
    answeredBy: talk.agentId ?? null,
    voicemailSeconds: null,
  };
}

function connectedAt(root: LegFacts, leg: LegFacts): number | undefined {
  if (leg.beside === true) return root.conferenceAt ?? root.joinedAt;
  return leg.screened === true ? leg.acceptedAt : leg.answeredAt;
}

function endOf(root: LegFacts, legs: readonly LegFacts[]): number | null {
  if (root.endedAt !== undefined) return root.endedAt;
  if (root.hungUpAt !== undefined) return root.hungUpAt;
  const ends = legs.flatMap(({ endedAt }) => (endedAt === undefined ? [] : [endedAt]));
  return ends.length > 0 ? Math.max(...ends) : (root.seenAt ?? null);
}

function first(legs: readonly LegFacts[]): LegFacts | undefined {
  return legs.toSorted((a, b) => a.callSid.localeCompare(b.callSid))[0];
}
