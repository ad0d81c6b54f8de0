import type { Dial, DialNoun } from "../../twiml/verbs/dial.ts";
import { playSound } from "../playback.ts";
import { goOn, type Next, type Script } from "../script.ts";
import { ringback } from "../sounds/tone.ts";
import { converse } from "./conversation.ts";
import { actionFields, type DialResult } from "./dial-action.ts";
import { createDialTarget } from "./dial-target.ts";
import { ringTargets, type RingOutcome } from "./ring-targets.ts";

export async function dial(verb: Dial, script: Script): Promise<Next> {
  const { leg, world, signal } = script;
  if (!verb.answerOnBridge) await leg.answer();
  if (signal.aborted) return goOn;
  if (verb.record !== "do-not-record") {
    world.log.add("simulator.gap", { callSid: leg.sid, detail: "a Dial is not recorded yet" });
  }
  const result = await ringAndTalk(verb, script);
  script.lastDialStatus = result.status;
  if (verb.action === "") return goOn;

  const { action: url, method } = verb;
  const action = { kind: "url", url, method, fields: actionFields(result) } as const;
  // A caller who left still has the action requested; nobody is there to hear the answer.
  if (leg.over.aborted) await script.documents.load(action);
  return { kind: "document", source: action };
}

async function ringAndTalk(verb: Dial, script: Script): Promise<DialResult> {
  const outcome = await ring(verb, script);
  if (outcome.kind === "unanswered") return { ...outcome, isBridged: false, isRedirected: false };
  const { target } = outcome;
  const conversation = await converse(target, verb, script);
  return { status: "completed", leg: target.leg, ...conversation };
}

async function ring(verb: Dial, script: Script): Promise<RingOutcome> {
  const quiet = new AbortController();
  if (script.leg.isAnswered()) {
    const signal = AbortSignal.any([quiet.signal, script.signal]);
    void playSound(script.leg, ringback, script.world.clock, signal);
  }
  let outcome: RingOutcome | undefined;
  for (const nouns of verb.sequential ? verb.nouns.map((noun) => [noun]) : [verb.nouns]) {
    outcome = await ringTogether(nouns, verb, script);
    if (outcome.kind === "answered" || outcome.isStopped || script.signal.aborted) break;
  }
  quiet.abort();
  return outcome ?? { kind: "unanswered", status: "failed", leg: undefined, isStopped: false };
}

function ringTogether(
  nouns: readonly DialNoun[],
  verb: Dial,
  script: Script,
): Promise<RingOutcome> {
  const targets = nouns.map((noun) => createDialTarget(noun, verb, script));
  for (const { leg } of targets) {
    leg.onRinging(() => script.leg.ringing());
  }
  const timeoutMs = (verb.timeout + script.world.behaviour().ringBufferSeconds) * 1000;
  return ringTargets(targets, script, { timeoutMs, hangupOnStar: verb.hangupOnStar });
}
