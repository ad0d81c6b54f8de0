import { z } from "zod";
import type { CallRecord } from "../../resources/calls.ts";
import { invalid } from "../rest-error.ts";

const Status = z.enum([
  "queued",
  "ringing",
  "in-progress",
  "completed",
  "busy",
  "failed",
  "no-answer",
  "canceled",
]);

type Test = (call: CallRecord) => boolean;

/** Keeps the calls a list request asks for: every filter must hold. */
export function filterCalls(
  calls: readonly CallRecord[],
  query: URLSearchParams,
): readonly CallRecord[] {
  const tests = [
    ...equals(query, "To", (call) => call.to),
    ...equals(query, "From", (call) => call.from),
    ...equals(query, "ParentCallSid", (call) => call.parentCallSid),
    ...hasStatus(query),
    ...isWithin(query, "StartTime", (call) => call.startTime),
    ...isWithin(query, "EndTime", (call) => call.endTime),
  ];
  return calls.filter((call) => tests.every((test) => test(call)));
}

function equals(
  query: URLSearchParams,
  name: string,
  of: (call: CallRecord) => string | null,
): Test[] {
  const wanted = query.get(name);
  return wanted === null ? [] : [(call) => of(call) === wanted];
}

function hasStatus(query: URLSearchParams): Test[] {
  const wanted = query.get("Status");
  if (wanted === null) return [];
  const status = Status.safeParse(wanted);
  if (!status.success) throw invalid(20001, `Status '${wanted}' is not a call status`);
  return [(call) => call.status === status.data];
}

const dayMs = 86_400_000;

/** A bare name means that day (GMT); `<` and `>` mean on or before, on or after. */
function isWithin(
  query: URLSearchParams,
  name: string,
  of: (call: CallRecord) => number | null,
): Test[] {
  const test = (suffix: string, holds: (time: number, wanted: number) => boolean): Test[] => {
    const text = query.get(name + suffix);
    if (text === null) return [];
    const wanted = readTime(name + suffix, text);
    return [
      (call) => {
        const time = of(call);
        return time !== null && holds(time, wanted);
      },
    ];
  };
  return [
    ...test("", (time, wanted) => Math.floor(time / dayMs) === Math.floor(wanted / dayMs)),
    ...test("<", (time, wanted) => time <= wanted),
    ...test(">", (time, wanted) => time >= wanted),
  ];
}

function readTime(name: string, text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw invalid(20001, `${name} must be a date such as 2026-01-31`);
  return time;
}
