import type { Trx } from "../../database/open.ts";
import type { CallProgress } from "../call-reducer.ts";
import { stopMobiles } from "./mobile-queue.ts";
import { giveUpPlace } from "./queue-places.ts";
import { settleRings } from "./rings.ts";

/** What follows for everyone else when an inbound call is answered or over. */
export async function followInbound(
  trx: Trx,
  callId: string,
  progress: CallProgress,
  now: number,
): Promise<void> {
  if (progress.state !== "connected" && progress.state !== "ended") return;
  const isOver = progress.state === "ended";
  await settleRings(trx, callId, progress, now);
  await stopMobiles(trx, callId, now, isOver);
  if (isOver) await giveUpPlace(trx, callId, now);
}
