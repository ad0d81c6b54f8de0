import type { CallOutcome, CallState } from "@ringback/shared/call";
import { answerOf, deriveMoved, movedLeg } from "./moved-reducer.ts";
import { isFinal, type DialEnding, type LegFacts, type LegStatus } from "./leg-facts.ts";

/** What the legs' facts say about their Call. Times are epoch milliseconds. */
export interface CallProgress {
  readonly state: CallState;
  readonly outcome: CallOutcome | null;
  readonly startedAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly talkSeconds: number;
  /** The agent who talks or talked; null when nobody did, or it was nobody who uses Ringback. */
  readonly answeredBy: string | null;
  /** Length of the message the caller left. */
  readonly voicemailSeconds: number | null;
}

const neverInbound = { answeredBy: null, voicemailSeconds: null };

/**
 * Derives an outgoing Call from all that is known of its legs. Only facts count, never their
 * order, so a late or repeated webhook changes nothing it should not.
 */
export function deriveCall(root: LegFacts, children: readonly LegFacts[]): CallProgress {
  const child = furthest(children);
  const startedAt = root.seenAt ?? root.startedAt ?? null;
  const moved = movedLeg(children);
  if (moved !== undefined) {
    return deriveMoved(moved, startedAt, { answeredAt: answerOf(moved), answeredBy: null });
  }
  const outcome = root.speaks === true ? outcomeOfSpeech(root) : outcomeOfDial(root, child);
  if (outcome === undefined) {
    const answeredAt = child?.answeredAt ?? null;
    const state = liveState(root, child);
    return {
      state,
      outcome: null,
      startedAt,
      answeredAt: state === "connected" ? answeredAt : null,
      endedAt: null,
      talkSeconds: 0,
      ...neverInbound,
    };
  }
  const endedAt =
    child?.endedAt ?? root.endedAt ?? root.dialEndedAt ?? child?.seenAt ?? root.seenAt ?? null;
  const talkSeconds = outcome === "answered" ? secondsOf(root, child) : 0;
  const answeredAt =
    outcome === "answered"
      ? (child?.answeredAt ?? (endedAt === null ? startedAt : endedAt - talkSeconds * 1000))
      : null;
  const end = { outcome, startedAt, answeredAt, endedAt, talkSeconds };
  return { state: "ended", ...end, ...neverInbound };
}

/** The leg of the person an outgoing call is to, as far as one is known. */
export function dialledLeg(root: LegFacts, legs: readonly LegFacts[]): LegFacts | undefined {
  return furthest(legs.filter((leg) => leg.parentCallSid === root.callSid));
}

function furthest(children: readonly LegFacts[]): LegFacts | undefined {
  const ranks: Record<LegStatus, number> = {
    queued: 0,
    initiated: 1,
    ringing: 2,
    canceled: 3,
    "no-answer": 4,
    busy: 5,
    failed: 6,
    "in-progress": 7,
    completed: 8,
  };
  return children.toSorted(
    (a, b) => ranks[b.status] - ranks[a.status] || a.callSid.localeCompare(b.callSid),
  )[0];
}

function liveState(root: LegFacts, child: LegFacts | undefined): CallState {
  if (root.speaks === true) return "connected";
  const status = child?.status;
  // Answered and over is connected still: only the <Dial> knows whether both sides were.
  if (status === "in-progress" || status === "completed") return "connected";
  return status === "ringing" ? "ringing" : "dialing";
}

function outcomeOfSpeech(root: LegFacts): CallOutcome | undefined {
  if (!isFinal(root.status)) return undefined;
  return root.status === "completed" ? "answered" : "failed";
}

/** `undefined` while the call is not over, or it is not yet known how it ended. */
function outcomeOfDial(root: LegFacts, child: LegFacts | undefined): CallOutcome | undefined {
  if (root.dial !== undefined) return outcomeOfEnding(root.dial, child);
  if (child !== undefined && isFinal(child.status) && child.status !== "completed") {
    return outcomeOfStatus(child.status, child.sipResponseCode);
  }
  if (root.settled !== true) return undefined;
  return outcomeOfSettled(root, child);
}

function outcomeOfEnding(dial: DialEnding, child: LegFacts | undefined): CallOutcome {
  if (dial.bridged) return "answered";
  if (dial.callerHungUp && dial.status !== "busy" && dial.status !== "failed") return "cancelled";
  // Answered, never connected: the caller left in that moment.
  if (dial.status === "completed") return "cancelled";
  return outcomeOfStatus(dial.status, child?.sipResponseCode);
}

/** The action request was lost: Twilio's own records must do. */
function outcomeOfSettled(root: LegFacts, child: LegFacts | undefined): CallOutcome {
  if (child === undefined) return root.status === "canceled" ? "cancelled" : "failed";
  // With answerOnBridge the root leg is answered, and so can complete, only when bridged. Its
  // duration does not tell: a talk of less than a second counts 0.
  const isBridged = child.status === "completed" && root.status === "completed";
  return isBridged ? "answered" : "cancelled";
}

function outcomeOfStatus(status: LegStatus, sipResponseCode: number | undefined): CallOutcome {
  const isRefused = status === "busy" || status === "failed" || status === "no-answer";
  if (isRefused && sipResponseCode !== undefined) {
    if ([603, 607, 608].includes(sipResponseCode)) return "rejected";
    if ([486, 600].includes(sipResponseCode)) return "busy";
  }
  if (status === "busy" || status === "no-answer") return status;
  return status === "canceled" ? "cancelled" : "failed";
}

function secondsOf(root: LegFacts, child: LegFacts | undefined): number {
  return root.dial?.seconds ?? child?.seconds ?? root.seconds ?? 0;
}
