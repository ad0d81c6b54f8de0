import type { Clock } from "./clock.ts";

/**
 * What happened. Others may be added; these are the common ones:
 * `rest.request`, `webhook.sent`, `webhook.answered`, `webhook.failed`, `signalling.received`,
 * `signalling.sent`, `leg.status`, `person.answered`, `twiml.warning`, `debugger.error`.
 */
type EventType = `${string}.${string}`;

interface LoggedEvent {
  /** Counts from 1, without gaps. */
  readonly seq: number;
  /** The simulator's time, epoch milliseconds. */
  readonly at: number;
  /** Real time, epoch milliseconds. */
  readonly wallClock: number;
  readonly type: EventType;
  readonly [field: string]: unknown;
}

interface WaitOptions {
  /** Only events with a higher `seq` count. */
  readonly after?: number;
  /** Real milliseconds. */
  readonly timeoutMs: number;
}

export interface EventLog {
  add(type: EventType, fields: Readonly<Record<string, unknown>>): LoggedEvent;
  since(seq: number): readonly LoggedEvent[];
  /** The first event that matches, past or to come; undefined when none came in time. */
  waitFor(
    matches: (event: LoggedEvent) => boolean,
    options: WaitOptions,
  ): Promise<LoggedEvent | undefined>;
}

export function createEventLog(clock: Clock): EventLog {
  const events: LoggedEvent[] = [];
  const listeners = new Set<(event: LoggedEvent) => void>();

  return {
    add(type, fields) {
      const event: LoggedEvent = {
        ...fields,
        seq: events.length + 1,
        at: clock.now(),
        wallClock: Date.now(),
        type,
      };
      events.push(event);
      for (const tell of listeners) tell(event);
      return event;
    },

    since: (seq) => events.slice(Math.max(0, seq)),

    async waitFor(matches, { after = 0, timeoutMs }) {
      const past = events.slice(Math.max(0, after)).find(matches);
      if (past !== undefined) return past;
      const { promise, resolve } = Promise.withResolvers<LoggedEvent | undefined>();
      const tell = (event: LoggedEvent) => {
        if (event.seq > after && matches(event)) resolve(event);
      };
      listeners.add(tell);
      const timer = setTimeout(() => resolve(undefined), timeoutMs);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        listeners.delete(tell);
      }
    },
  };
}
