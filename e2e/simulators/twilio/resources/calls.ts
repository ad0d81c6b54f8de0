import type { Clock } from "../clock.ts";
import type { MakeSid } from "../sids.ts";

export type CallStatus =
  | "queued"
  | "ringing"
  | "in-progress"
  | "completed"
  | "busy"
  | "failed"
  | "no-answer"
  | "canceled";

type CallDirection = "inbound" | "outbound-api" | "outbound-dial";

/** One leg, as REST and webhooks tell of it. Times are epoch milliseconds. */
export interface CallRecord {
  readonly sid: string;
  readonly parentCallSid: string | null;
  readonly from: string;
  readonly to: string;
  /** Our number's SID, where one of the two ends is our number. */
  readonly phoneNumberSid: string | null;
  /** Set when the first document came from a TwiML App. */
  readonly applicationSid: string | null;
  readonly status: CallStatus;
  readonly direction: CallDirection;
  readonly startTime: number | null;
  readonly endTime: number | null;
  /** Whole seconds of an ended call; 0 when it was never answered. */
  readonly durationSeconds: number | null;
  readonly answeredBy: string | null;
  readonly forwardedFrom: string | null;
  readonly callerName: string | null;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

type NewCall = Pick<CallRecord, "from" | "to" | "direction" | "status"> &
  Partial<Omit<CallRecord, "dateCreated" | "dateUpdated">>;

export type CallChanges = Partial<Omit<CallRecord, "sid" | "dateCreated" | "dateUpdated">>;

export interface Calls {
  create(call: NewCall): CallRecord;
  /** Throws for an unknown SID. */
  update(sid: string, changes: CallChanges): CallRecord;
  find(sid: string): CallRecord | undefined;
  /** Newest first, as the REST list is. */
  list(): readonly CallRecord[];
  remove(sid: string): boolean;
}

const finalStatuses: ReadonlySet<string> = new Set<CallStatus>([
  "completed",
  "busy",
  "failed",
  "no-answer",
  "canceled",
]);

export const isFinalStatus = (status: string | undefined): boolean =>
  status !== undefined && finalStatuses.has(status);

export function createCallStore(clock: Clock, makeSid: MakeSid): Calls {
  const calls = new Map<string, CallRecord>();
  return {
    create(call) {
      const now = clock.now();
      const record: CallRecord = {
        sid: makeSid("CA"),
        parentCallSid: null,
        phoneNumberSid: null,
        applicationSid: null,
        startTime: null,
        endTime: null,
        durationSeconds: null,
        answeredBy: null,
        forwardedFrom: null,
        callerName: null,
        ...call,
        dateCreated: now,
        dateUpdated: now,
      };
      calls.set(record.sid, record);
      return record;
    },
    update(sid, changes) {
      const record = calls.get(sid);
      if (record === undefined) throw new Error(`There is no call ${sid}.`);
      const changed = { ...record, ...changes, dateUpdated: clock.now() };
      calls.set(sid, changed);
      return changed;
    },
    find: (sid) => calls.get(sid),
    list: () => [...calls.values()].toReversed(),
    remove: (sid) => calls.delete(sid),
  };
}
