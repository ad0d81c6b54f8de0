import type { Trx } from "../../database/open.ts";
import { webhookPaths } from "../../twilio/webhook-urls.ts";
import { foldIntoCall } from "../fold-call.ts";
import { lockRoute, type Route, storeRoute } from "../inbound/route-store.ts";
import { urlOf } from "../inbound/step-document.ts";
import type { VoiceWorld } from "../world.ts";
import type { Talk } from "./find-talk.ts";
import type { KnownCall } from "./known-call.ts";
import type { LiveState } from "./live-state.ts";
import { planRecording, roomDocument } from "./room-document.ts";

/**
 * Decides that the two legs of a call meet in a conference from now on. Twilio is told afterwards:
 * the leg that was dialled goes first, and the action of the `<Dial>` that ends so brings the other.
 */
export async function enterRoom(
  world: VoiceWorld,
  trx: Trx,
  call: KnownCall,
  talk: Talk,
  now: number,
): Promise<LiveState> {
  const { customerCallSid, ourCallSid, agentId } = talk;
  const route = await lockRoute(trx, call.id);
  const recorded = await isToBeRecorded(world, trx, call, route);
  const dialled = call.direction === "inbound" ? ourCallSid : customerCallSid;
  const moved = { callSid: customerCallSid, parentCallSid: null, status: "in-progress" as const };
  const reports = [{ ...moved, movedAt: now }];
  if (route !== undefined && !talk.inConference) {
    const turn = route.turn + 1;
    const nextUrl = urlOf(world, webhookPaths.next, { turn });
    const document = await roomDocument(world, trx, call, { isRecorded: recorded, nextUrl });
    const state = { ...route.state, doing: "conference" as const };
    await storeRoute(trx, { ...route, turn, document, state }, now);
  }
  await foldIntoCall(world, trx, call.id, reports, now);
  return {
    agentId,
    customerCallSid,
    ourCallSid,
    leading: talk.inConference ? null : dialled,
    recorded,
    held: false,
    heldSince: null,
    aside: false,
    returning: null,
    transfer: null,
    handedOn: null,
    aloneSince: null,
    ending: null,
  };
}

/** As it was before; but where an agent has stopped the recording, it stays so. */
async function isToBeRecorded(
  world: VoiceWorld,
  trx: Trx,
  call: KnownCall,
  route: Route | undefined,
): Promise<boolean> {
  if (call.test === 1 || route?.plan.record === false) return false;
  if ((await world.recording?.stateOf(trx, call.id)) === "paused") return false;
  const dial = await planRecording(world, trx, call);
  return dial !== undefined && dial.record !== "do-not-record";
}
