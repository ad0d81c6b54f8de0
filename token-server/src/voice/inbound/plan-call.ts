import type { RecordRef } from "@ringback/shared/record-ref";
import type { Settings } from "@ringback/shared/settings";
import type { Db, Trx } from "../../database/open.ts";
import { readPresence } from "../presence/read-presence.ts";
import type { PresenceOf } from "../route/agent-presence.ts";
import type { InboundCaller, RouteOwner } from "../route/caller.ts";
import { planRoute } from "../route/plan-route.ts";
import type { PlannedRoute } from "../route/route-plan.ts";
import type { CallerMatch, VoiceWorld } from "../world.ts";
import { readOwner } from "./read-owner.ts";

/** What Twilio says of a call, as far as the plan needs it. */
export interface ArrivedCall {
  /** E.164, or null. */
  readonly number: string | null;
  readonly callerId: string;
  readonly ourNumber: string;
  readonly forwardedFrom: string | null;
  readonly greeted: boolean;
}

export interface PlannedCall extends PlannedRoute {
  readonly owner: RouteOwner | null;
  /** Of everyone the plan may ring. */
  readonly presence: PresenceOf;
}

/** Makes the plan of a call with what the database says at this moment. */
export async function planCall(
  world: VoiceWorld,
  trx: Trx,
  arrived: ArrivedCall,
  match: CallerMatch,
  now: number,
): Promise<PlannedCall> {
  const { settings } = await world.readSettings(trx);
  const { person } = match;
  const owner = await readOwner(trx, person?.ownerCrmUserId ?? null);
  const agentIds = [...(owner?.agentId ? [owner.agentId] : []), ...settings.team.members];
  const presence = await readPresence(trx, [...new Set(agentIds)], now);
  const caller: InboundCaller = {
    ...arrived,
    person,
    sure: isSure(match),
    reason: match.reason,
    ownNumbers: ownNumbersOf(world, settings),
  };
  return { ...planRoute(caller, owner, presence, settings, now), owner, presence };
}

/** A lead and the contact it became share a name, too; people who share a desk do not. */
function isSure({ person, others, confidence }: CallerMatch): boolean {
  const isWhole = confidence === "exact" || confidence === "national";
  return isWhole && others.every(({ name }) => name === person?.name);
}

function ownNumbersOf({ callerId }: Pick<VoiceWorld, "callerId">, { numbers }: Settings): string[] {
  return [callerId, ...numbers.map(({ number }) => number)];
}

const runningForMs = 30 * 24 * 60 * 60 * 1000;

/** Whom we last spoke with on this number: they come first where several people share it. */
export async function readContext(
  db: Db,
  number: string,
  now: number,
): Promise<{ readonly conversation?: RecordRef; readonly agentId?: string }> {
  const last = await db
    .selectFrom("call")
    .select(["record_module", "record_id", "agent_id"])
    .where("number", "=", number)
    .where("created_at", ">", now - runningForMs)
    .where("record_id", "is not", null)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last === undefined || last.record_module === null || last.record_id === null) return {};
  return {
    conversation: { module: last.record_module, id: last.record_id },
    ...(last.agent_id !== null && { agentId: last.agent_id }),
  };
}

/** What is said of callers nobody can be asked about. */
export function stranger(reason: string): CallerMatch {
  return { person: null, others: [], confidence: "none", reason };
}
