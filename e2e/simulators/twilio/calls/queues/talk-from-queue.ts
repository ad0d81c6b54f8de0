import { bridge } from "../../media/audio-port.ts";
import type { Script } from "../script.ts";
import { queueWhisperContext } from "../verb-contexts.ts";
import { whenAborted } from "../waiting.ts";
import type { Answerer } from "./answerer.ts";
import type { Queue } from "./queues.ts";

/** Joins somebody who waited with whoever took them out, after what they are to hear first. */
export async function talkFromQueue(
  script: Script,
  queue: Queue,
  answerer: Answerer,
  waitSeconds: number,
): Promise<{ readonly isBridged: boolean }> {
  const { leg, world, signal, documents } = script;
  const either = AbortSignal.any([signal, answerer.signal]);
  const { url, method } = answerer.whisper;
  if (url !== "") {
    const fields = {
      DequeingCallSid: answerer.leg.sid,
      QueueSid: queue.sid,
      QueueTime: String(waitSeconds),
    };
    await script.runDocuments(world, {
      leg,
      source: { kind: "url", url: documents.absoluteUrl(url), method, fields },
      signal: either,
      context: queueWhisperContext,
    });
  }
  const [mine, theirs] = [leg.audio(), answerer.leg.audio()];
  if (either.aborted || mine === undefined || theirs === undefined) {
    answerer.done({ isBridged: false });
    return { isBridged: false };
  }
  const calls = { parentCallSid: answerer.leg.sid, callSid: leg.sid };
  world.log.add("leg.bridged", calls);
  answerer.bridged({ leg, waitSeconds });
  const stops = [
    bridge(mine, theirs),
    leg.onPressed((digits) => answerer.leg.hearDigits(digits)),
    answerer.leg.onPressed((digits) => leg.hearDigits(digits)),
  ];
  await whenAborted(either);
  for (const stop of stops) stop();
  world.log.add("leg.parted", calls);
  answerer.done({ isBridged: true });
  return { isBridged: true };
}
