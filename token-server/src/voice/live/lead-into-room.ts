import { setTimeout as wait } from "node:timers/promises";
import type { LiveConference } from "../../twilio/conferences.ts";
import { isFinal, LegStatus } from "../leg-facts.ts";
import type { VoiceWorld } from "../world.ts";
import { callOver } from "./call-problems.ts";
import type { StoredLive } from "./live-state.ts";
import { noteLive } from "./live-store.ts";
import { readStored } from "./read-stored.ts";
import { roomUrl } from "./room-document.ts";

const patienceMs = 8_000;
const everyMs = 100;

/** Leads both legs of a call into its conference, and is back when Twilio says they are there. */
export async function leadIntoRoom(world: VoiceWorld, live: StoredLive): Promise<void> {
  const { callId, leading, customerCallSid, ourCallSid } = live;
  if (leading === null) return;
  const url = roomUrl(world, live);
  const isThere = (room: LiveConference | undefined, callSid: string | null) =>
    room?.members.some((member) => member.callSid === callSid && member.isThere) === true;
  let room = await world.conferences.find(callId);
  const isOnTheWay = isThere(room, leading);
  const outcome = isOnTheWay ? "redirected" : await world.liveCalls.redirect(leading, url);
  if (outcome === "over") await endWhatIsLeft(world, live);
  const deadline = AbortSignal.timeout(patienceMs);
  while (!isThere(room, customerCallSid) || !isThere(room, ourCallSid)) {
    // Somebody hung up on the way.
    if ((await readStored(world.db, callId))?.ending !== null) return;
    if (deadline.aborted) {
      await endWhatIsLeft(world, live);
      throw new Error(`The legs of call ${callId} did not meet`);
    }
    await wait(everyMs);
    room = await world.conferences.find(callId);
  }
  await world.db
    .transaction()
    .execute((trx) =>
      noteLive(trx, callId, (now) => ({ ...now, leading: null }), world.clock.now()),
    );
}

/** Nobody is left alone in an empty conference: when one of the two is gone, the other is, too. */
async function endWhatIsLeft(
  world: VoiceWorld,
  { callId, customerCallSid, ourCallSid }: StoredLive,
): Promise<void> {
  const call = await world.db
    .selectFrom("call")
    .select("root_call_sid")
    .where("id", "=", callId)
    .executeTakeFirstOrThrow();
  const conversation = await world.fetchConversation(call.root_call_sid ?? "");
  const legs = conversation === undefined ? [] : [conversation.root, ...conversation.children];
  const pair = legs.filter(({ callSid }) => callSid === customerCallSid || callSid === ourCallSid);
  const isOver = ({ status }: { readonly status: string }) => {
    const known = LegStatus.safeParse(status);
    return known.success && isFinal(known.data);
  };
  if (!pair.some(isOver)) return;
  for (const leg of pair) if (!isOver(leg)) await world.liveCalls.end(leg.callSid);
  throw callOver();
}
