import type { CallRecord } from "../../resources/calls.ts";
import { equals, isOneOf, isWithin, keep } from "../list-filter.ts";

const statuses = [
  "queued",
  "ringing",
  "in-progress",
  "completed",
  "busy",
  "failed",
  "no-answer",
  "canceled",
];

/** Keeps the calls a list request asks for. */
export const filterCalls = (
  calls: readonly CallRecord[],
  query: URLSearchParams,
): readonly CallRecord[] =>
  keep(calls, [
    ...equals<CallRecord>(query, "To", (call) => call.to),
    ...equals<CallRecord>(query, "From", (call) => call.from),
    ...equals<CallRecord>(query, "ParentCallSid", (call) => call.parentCallSid),
    ...isOneOf<CallRecord>(query, "Status", statuses, (call) => call.status),
    ...isWithin<CallRecord>(query, "StartTime", (call) => call.startTime),
    ...isWithin<CallRecord>(query, "EndTime", (call) => call.endTime),
  ]);
