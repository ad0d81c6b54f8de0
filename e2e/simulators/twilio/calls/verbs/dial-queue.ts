import type { DialQueue } from "../../twiml/nouns/queue.ts";
import type { Dial } from "../../twiml/verbs/dial.ts";
import type { WaitedMember } from "../queues/answerer.ts";
import type { DialRecorder } from "../recordings/record-dial.ts";
import type { Script } from "../script.ts";

/** Takes the first out of a queue, waiting for somebody to come as long as a Dial may ring. */
export async function dialQueue(
  verb: Dial,
  noun: DialQueue,
  { leg, world, documents, signal }: Script,
  recorder: DialRecorder,
): Promise<Record<string, string>> {
  const queue = world.queues.findByName(noun.name);
  if (queue === undefined) {
    const detail = `there is no queue '${noun.name}'`;
    world.log.add("debugger.warning", { callSid: leg.sid, url: "", detail });
    return { DialCallStatus: "failed", DialBridged: "false" };
  }
  const { promise, resolve } = Promise.withResolvers<"timeout" | "left" | "talked" | "missed">();
  const left = new AbortController();
  const stopping = AbortSignal.any([signal, left.signal]);
  const talk: { with?: WaitedMember; since: number } = { since: 0 };
  const timeoutMs = (verb.timeout + world.behaviour().ringBufferSeconds) * 1000;
  const stopTimeout = world.clock.setTimer(timeoutMs, () => resolve("timeout"));
  let stopLimit = () => {};
  recorder.ringing();
  const giveUp = queue.waitFor({
    leg,
    whisper: { url: documents.absoluteUrl(noun.url), method: noun.method },
    signal: stopping,
    matched: () => stopTimeout(),
    bridged(member) {
      talk.with = member;
      talk.since = world.clock.now();
      recorder.bridged();
      stopLimit = world.clock.setTimer(verb.timeLimit * 1000, () => left.abort());
    },
    done: ({ isBridged }) => resolve(isBridged ? "talked" : "missed"),
  });
  const stopKeys = leg.onPressed((digits) => {
    if (verb.hangupOnStar && digits.includes("*")) left.abort();
  });
  stopping.addEventListener("abort", () => talk.with === undefined && resolve("left"), {
    once: true,
  });
  const outcome = await promise;
  for (const stop of [giveUp, stopTimeout, stopLimit, stopKeys]) stop();
  left.abort();
  if (talk.with === undefined) {
    return {
      DialCallStatus: outcome === "timeout" ? "no-answer" : "canceled",
      DialBridged: "false",
      QueueSid: queue.sid,
    };
  }
  const { leg: member, waitSeconds } = talk.with;
  return {
    DialCallStatus: "completed",
    DialCallSid: member.sid,
    DialCallDuration: String(Math.floor((world.clock.now() - talk.since) / 1000)),
    DialBridged: "true",
    DequeingCallSid: leg.sid,
    QueueSid: queue.sid,
    QueueTime: String(waitSeconds),
  };
}
