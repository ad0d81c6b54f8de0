import type { Enqueue } from "../../twiml/verbs/enqueue.ts";
import { playSound } from "../playback.ts";
import type { Script } from "../script.ts";
import { holdMusic } from "../sounds/tone.ts";
import { queueWaitContext } from "../verb-contexts.ts";
import { pause, whenAborted } from "../waiting.ts";
import type { Member, Queue } from "./queues.ts";

/** Why the waiting ended by itself. */
export type WaitEnd = "interrupted" | "left" | "hung-up" | "failed";

/** A document that is over at once would be asked for without end. */
const shortestRoundMs = 1000;

/** What one hears in a queue: the document of `waitUrl`, again and again. */
export async function waitInQueue(
  { waitUrl, waitUrlMethod }: Enqueue,
  script: Script,
  queue: Queue,
  member: Member,
  signal: AbortSignal,
): Promise<WaitEnd> {
  const { leg, world, documents } = script;
  const { clock } = world;
  if (waitUrl === undefined) await playSound(leg, holdMusic, world, signal);
  const url = documents.absoluteUrl(waitUrl ?? "");
  if (url === "") {
    await whenAborted(signal);
    return "interrupted";
  }
  while (!signal.aborted) {
    const startedAt = clock.now();
    const result = await script.runDocuments(world, {
      leg,
      source: {
        kind: "url",
        url,
        method: waitUrlMethod,
        fields: describeWait(queue, member, clock.now()),
      },
      signal,
      context: queueWaitContext,
      loopsAudio: true,
    });
    if (result.outcome === "left") return "left";
    if (result.outcome === "failed") return "failed";
    if (result.outcome === "ended") return "hung-up";
    await pause(clock, startedAt + shortestRoundMs - clock.now(), signal);
  }
  return "interrupted";
}

function describeWait(queue: Queue, member: Member, now: number): Record<string, string> {
  const members = queue.members();
  return {
    AvgQueueTime: String(queue.averageWaitSeconds()),
    CurrentQueueSize: String(members.length),
    MaxQueueSize: String(queue.record().maxSize),
    QueuePosition: String(members.indexOf(member) + 1),
    QueueSid: queue.sid,
    QueueTime: String(waitSecondsOf(member, now)),
  };
}

export const waitSecondsOf = ({ enqueuedAt }: Pick<Member, "enqueuedAt">, now: number): number =>
  Math.floor((now - enqueuedAt) / 1000);
