import { bridge } from "../../media/audio-port.ts";
import type { Dial } from "../../twiml/verbs/dial.ts";
import type { Script } from "../script.ts";
import type { DialTarget } from "./dial-target.ts";
import { whisper } from "./whisper.ts";

export interface Conversation {
  /** Whether the two sides ever heard each other. */
  readonly isBridged: boolean;
  /** The called side lives on with something else to do. */
  readonly isRedirected: boolean;
}

/** From the answer to the end: what the called side hears first, then the two talking. */
export async function converse(
  target: DialTarget,
  verb: Dial,
  script: Script,
  onBridged: () => void,
): Promise<Conversation> {
  const { leg: caller, world, signal } = script;
  const { leg: callee, hold } = target;
  const isRedirected = () => hold.aborted && !callee.over.aborted;
  const either = AbortSignal.any([hold, signal]);

  await whisper(target, script, either);
  if (!either.aborted) await caller.answer();
  const [callerAudio, calleeAudio] = [caller.audio(), callee.audio()];
  if (either.aborted || callerAudio === undefined || calleeAudio === undefined) {
    if (!isRedirected()) callee.end({ unanswered: "canceled" });
    return { isBridged: false, isRedirected: isRedirected() };
  }

  const { promise, resolve } = Promise.withResolvers<void>();
  const calls = { parentCallSid: caller.sid, callSid: callee.sid };
  world.log.add("leg.bridged", calls);
  onBridged();
  const stops = [
    bridge(callerAudio, calleeAudio),
    caller.onPressed((digits) => {
      callee.hearDigits(digits);
      if (verb.hangupOnStar && digits.includes("*")) resolve();
    }),
    callee.onPressed((digits) => caller.hearDigits(digits)),
    world.clock.setTimer(verb.timeLimit * 1000, resolve),
  ];
  either.addEventListener("abort", () => resolve(), { once: true });
  await promise;
  for (const stop of stops) stop();
  world.log.add("leg.parted", calls);
  const wasRedirected = isRedirected();
  if (!wasRedirected) callee.end({ unanswered: "canceled" });
  return { isBridged: true, isRedirected: wasRedirected };
}
