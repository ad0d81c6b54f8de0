import type { CallProgress } from "./call-reducer.ts";
import { isFinal, type LegFacts } from "./leg-facts.ts";

/** How a conversation began, as far as is known. */
export interface Beginning {
  readonly answeredAt: number | undefined;
  /** The first agent who talked. */
  readonly answeredBy: string | null;
}

/** When a leg was answered, by the webhook that told it, else by how long Twilio says it lasted. */
export function answerOf({ answeredAt, endedAt, seconds }: LegFacts): number | undefined {
  if (answeredAt !== undefined || endedAt === undefined || seconds === undefined) return answeredAt;
  return endedAt - seconds * 1000;
}

/** The leg of the person outside, once their conversation was led to where people come and go. */
export function movedLeg(legs: readonly LegFacts[]): LegFacts | undefined {
  return legs.find(({ movedAt }) => movedAt !== undefined);
}

/**
 * Derives a Call from the leg of the person outside alone: whoever of us talks with them, one after
 * the other or nobody for a while, it is the same conversation until they are gone.
 */
export function deriveMoved(
  moved: LegFacts,
  startedAt: number | null,
  { answeredAt: began, answeredBy }: Beginning,
): CallProgress {
  // They talked when they were moved, even where the webhook that told the moment is lost.
  const answeredAt = began ?? moved.movedAt ?? null;
  if (!isFinal(moved.status) && moved.hungUpAt === undefined) {
    return {
      state: "connected",
      outcome: null,
      startedAt,
      answeredAt,
      endedAt: null,
      talkSeconds: 0,
      answeredBy,
      voicemailSeconds: null,
    };
  }
  const endedAt = moved.endedAt ?? moved.hungUpAt ?? moved.talkEndedAt ?? moved.seenAt ?? null;
  const until = least(moved.talkEndedAt, endedAt);
  const talkMs = until === null || answeredAt === null ? 0 : Math.max(0, until - answeredAt);
  const { voicemailSeconds = 0 } = moved;
  return {
    state: "ended",
    outcome: "answered",
    startedAt,
    answeredAt,
    endedAt,
    talkSeconds: Math.round(talkMs / 1000),
    answeredBy,
    voicemailSeconds: voicemailSeconds > 0 ? voicemailSeconds : null,
  };
}

function least(a: number | undefined, b: number | null): number | null {
  return a === undefined || b === null ? (a ?? b) : Math.min(a, b);
}
