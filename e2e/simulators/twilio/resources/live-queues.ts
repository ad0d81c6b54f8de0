import type { HttpMethod } from "./voice-webhooks.ts";

/** Somebody who waits. */
export interface MemberView {
  readonly callSid: string;
  readonly queueSid: string;
  /** Counted from 1. */
  readonly position: number;
  readonly waitSeconds: number;
  readonly enqueuedAt: number;
}

/** What REST needs of the calls that wait in queues. */
export interface LiveQueues {
  /** The longest waiting first. */
  membersOf(queueSid: string): readonly MemberView[];
  /** Whole seconds, of those who wait now. */
  averageWaitOf(queueSid: string): number;
  /** Takes somebody out and gives their call this document; false when they do not wait there. */
  dequeue(
    queueSid: string,
    callSid: string,
    document: { readonly url: string; readonly method: HttpMethod },
  ): boolean;
}
