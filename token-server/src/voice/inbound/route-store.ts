import { TraceLine, type TraceStep } from "@ringback/shared/call-trace";
import * as z from "zod";
import type { Db, Trx } from "../../database/open.ts";
import { lockInTransaction } from "../../database/transaction-lock.ts";
import { RoutePlan, RouteStep } from "../route/route-plan.ts";

/** What the step a caller is at remembers. */
export const RunState = z.object({
  doing: z.enum(["looking-up", "step", "ringing-from-line", "conference", "over"]),
  /** The step as it was entered: with those who could be rung then. */
  step: RouteStep.nullable(),
  /** Why the line was told to let the caller go. */
  leaving: z.enum(["ring", "wait-over", "call-back"]).nullable(),
  /** Whom to ring for the caller who leaves the line. */
  toRing: z.array(z.string()),
  /** When the line rang whom last, so that nobody is rung all the time. */
  rungAt: z.record(z.string(), z.number()),
  /** The caller is in the conference where a mobile waited. */
  joined: z.boolean(),
  /** While the CRM is asked who calls. */
  forwardedFrom: z.string().nullable(),
  /** Someone whom this step rings sends the caller straight to leaving a message. */
  wantsVoicemail: z.boolean().default(false),
});
export type RunState = z.infer<typeof RunState>;

export const freshState: RunState = {
  doing: "step",
  step: null,
  leaving: null,
  toRing: [],
  rungAt: {},
  joined: false,
  forwardedFrom: null,
  wantsVoicemail: false,
};

/** How an inbound call is led. */
export interface Route {
  readonly callId: string;
  readonly ourNumber: string;
  readonly plan: RoutePlan;
  readonly trace: readonly TraceLine[];
  readonly position: number;
  readonly turn: number;
  readonly document: string;
  readonly state: RunState;
}

/** Reads a call's route with the call locked: nobody else leads it meanwhile. */
export async function lockRoute(trx: Trx, callId: string): Promise<Route | undefined> {
  await lockInTransaction(trx, "call", callId);
  return readRoute(trx, callId);
}

export async function readRoute(db: Db, callId: string): Promise<Route | undefined> {
  const row = await db
    .selectFrom("route")
    .selectAll()
    .where("call_id", "=", callId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    callId: row.call_id,
    ourNumber: row.our_number,
    plan: RoutePlan.parse(JSON.parse(row.plan)),
    trace: readTrace(row.trace),
    position: row.position,
    turn: row.turn,
    document: row.document,
    state: RunState.parse(JSON.parse(row.state)),
  };
}

export function readTrace(json: string): TraceLine[] {
  return z.array(TraceLine).parse(JSON.parse(json));
}

export async function storeRoute(trx: Trx, route: Route, now: number): Promise<void> {
  const values = {
    our_number: route.ourNumber,
    plan: JSON.stringify(route.plan),
    trace: JSON.stringify(route.trace),
    position: route.position,
    turn: route.turn,
    document: route.document,
    state: JSON.stringify(route.state),
    updated_at: now,
  };
  await trx
    .insertInto("route")
    .values({ call_id: route.callId, ...values })
    .onConflict((conflict) => conflict.column("call_id").doUpdateSet(values))
    .execute();
}

/** Adds what happened to the trace. */
export function noted(
  route: Route,
  at: number,
  step: TraceStep,
  decision: string,
  reason: string,
): Route {
  return { ...route, trace: [...route.trace, { at, step, decision, reason }] };
}

export async function findByRoot(trx: Trx, rootCallSid: string): Promise<string | undefined> {
  const call = await trx
    .selectFrom("call")
    .select("id")
    .where("root_call_sid", "=", rootCallSid)
    .where("direction", "=", "inbound")
    .executeTakeFirst();
  return call?.id;
}

/** The route of the caller whose leg this is. */
export async function lockRouteOfCaller(trx: Trx, callSid: string): Promise<Route | undefined> {
  const callId = await findByRoot(trx, callSid);
  return callId === undefined ? undefined : lockRoute(trx, callId);
}
