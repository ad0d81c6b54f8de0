import type { CallerCard } from "@ringback/shared/live-call";
import { indexedValue } from "../../database/indexed-value.ts";
import type { Db } from "../../database/open.ts";
import { agentsOf } from "../inbound/move-on.ts";
import { readOwner } from "../inbound/read-owner.ts";
import { readRoute, type Route } from "../inbound/route-store.ts";
import { readPresence } from "../presence/read-presence.ts";
import { ringableNow, stepAfter } from "../route/after-step.ts";
import type { VoiceWorld } from "../world.ts";
import { requireCallAtHand } from "./call-at-hand.ts";
import type { KnownCall } from "./known-call.ts";
import { readStored } from "./read-stored.ts";
import { findWhoShares } from "./shared-number.ts";

/** What an agent whom a call rings, or who is in it, wants to know of the other side. */
export async function showCaller(
  world: VoiceWorld,
  agentId: string,
  callId: string,
): Promise<CallerCard> {
  const { db, clock } = world;
  const now = clock.now();
  const call = await requireCallAtHand(db, agentId, callId);
  const isRung = call.ring_state === "ringing";
  const owner = await readOwner(db, call.owner_crm_user_id);
  const isHandedOn = call.handed_on === 1;
  return {
    callId,
    owner: owner && { name: owner.name, isYou: owner.agentId === agentId },
    lastContact: await findLastContact(db, call),
    ...(await findWhoShares(world, agentId, call)),
    openFollowUp: (await world.followUps?.openFor(db, callId, now)) ?? null,
    // Whoever hands a call on decides what becomes of it.
    next: isRung && !isHandedOn ? await findNext(db, call, now) : null,
    words: await findWords(db, agentId, callId),
  };
}

/** What a colleague said who hands, or handed, the call on to this agent. */
async function findWords(db: Db, agentId: string, callId: string): Promise<CallerCard["words"]> {
  const live = await readStored(db, callId);
  const isToCome = live?.transfer?.agentId === agentId;
  const said = isToCome ? live?.transfer : live?.agentId === agentId ? live.handedOn : null;
  const text = said?.words ?? null;
  return said && text !== null ? { from: said.from, text } : null;
}

/** The latest call before this one in which both talked, whichever agent it was. */
async function findLastContact(db: Db, call: KnownCall): Promise<CallerCard["lastContact"]> {
  const { record_module: module, record_id: id, number } = call;
  if (id === null && number === "") return null;
  const last = await db
    .selectFrom("call")
    .select(["answered_at", "created_at", "direction", "talk_seconds", "note"])
    .where("outcome", "=", indexedValue("answered"))
    .where("test", "=", 0)
    .where("created_at", "<", call.created_at)
    .where((eb) => {
      const sameNumber = eb.and([eb("number", "=", number), eb("number", "!=", "")]);
      if (module === null || id === null) return sameNumber;
      return eb.or([
        eb.and([eb("record_module", "=", module), eb("record_id", "=", id)]),
        // Before anyone knew whose number it is.
        eb.and([sameNumber, eb("record_id", "is", null)]),
      ]);
    })
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return last === undefined
    ? null
    : {
        at: last.answered_at ?? last.created_at,
        direction: last.direction,
        talkSeconds: last.talk_seconds,
        note: last.note,
      };
}

async function findNext(db: Db, call: KnownCall, now: number): Promise<CallerCard["next"]> {
  const route = await readRoute(db, call.id);
  const step = route?.state.step;
  if (route === undefined || call.ring_at === null) return null;
  if (step?.kind !== "browser" && step?.kind !== "team" && step?.kind !== "together") return null;
  const at = call.ring_at + step.seconds * 1000;
  if (route.state.wantsVoicemail) return { step: "voicemail", at: now };
  if (route.state.doing === "ringing-from-line") return { step: "queue", at };
  const next = await stepThatFollows(db, route, now);
  return next && { step: next, at };
}

type Following = NonNullable<CallerCard["next"]>["step"];

/** As the plan will go on if nothing changes until then. */
async function stepThatFollows(
  db: Db,
  { callId, plan, position: from }: Route,
  now: number,
): Promise<Following | null> {
  const presence = await readPresence(db, agentsOf(plan.steps), now, callId);
  for (let position = from; ;) {
    const next = stepAfter(plan, position);
    position = next.position;
    const { step } = ringableNow(next.step, presence, plan);
    switch (step?.kind) {
      case undefined:
        continue;
      case "browser":
      case "together":
      case "reject":
        // A plan has them at its beginning only.
        return null;
      case "mobile":
      case "team":
      case "queue":
      case "fallback":
      case "voicemail":
        return step.kind;
    }
  }
}
