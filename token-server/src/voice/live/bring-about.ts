import type { VoiceWorld } from "../world.ts";
import { claimCall } from "./claim-call.ts";
import { leadIntoRoom } from "./lead-into-room.ts";
import type { StoredLive } from "./live-state.ts";
import { readStored } from "./read-stored.ts";
import { tidyRoom } from "./tidy-room.ts";

/**
 * Makes Twilio be as was decided. It looks at what is there and changes the difference, so that it
 * may be done again, after whatever went wrong; one does it for a call at a time.
 */
export async function bringAbout(world: VoiceWorld, callId: string): Promise<void> {
  if ((await findDue(world, callId)) === undefined) return;
  await claimCall(world, callId, async () => {
    for (;;) {
      const live = await findDue(world, callId);
      if (live === undefined) return;
      if (live.ending === null && live.leading !== null) await leadIntoRoom(world, live);
      // How it is to be may have changed while the legs were on the way.
      await tidyRoom(world, (await readStored(world.db, callId)) ?? live);
      await markDone(world, live);
    }
  });
}

/** What is decided and not done; nothing is done for a call that is over. */
async function findDue(
  { db }: Pick<VoiceWorld, "db">,
  callId: string,
): Promise<StoredLive | undefined> {
  const call = await db
    .selectFrom("call")
    .select("state")
    .where("id", "=", callId)
    .executeTakeFirst();
  const live = call?.state === "ended" ? undefined : await readStored(db, callId);
  return live === undefined || live.version === live.doneVersion ? undefined : live;
}

/** Something else may have been decided meanwhile: then that is due. */
async function markDone(
  { db }: Pick<VoiceWorld, "db">,
  { callId, version }: StoredLive,
): Promise<void> {
  await db
    .updateTable("live_call")
    .set({ done_version: version })
    .where("call_id", "=", callId)
    .where("done_version", "<", version)
    .execute();
}
