import type { Dial, DialNoun } from "../../twiml/verbs/dial.ts";
import { playSound } from "../playback.ts";
import { recordDial, type DialRecorder } from "../recordings/record-dial.ts";
import { recordingUrl } from "../recordings/report-recording.ts";
import { goOn, type Next, type Script } from "../script.ts";
import { ringback } from "../sounds/tone.ts";
import { converse } from "./conversation.ts";
import { actionFields, type DialResult } from "./dial-action.ts";
import { dialConference } from "./dial-conference.ts";
import { dialQueue } from "./dial-queue.ts";
import { createDialTarget } from "./dial-target.ts";
import { ringTargets, type RingOutcome } from "./ring-targets.ts";

export async function dial(verb: Dial, script: Script): Promise<Next> {
  const { leg, signal, world } = script;
  if (!verb.answerOnBridge || verb.place !== undefined) await leg.answer();
  if (signal.aborted) return goOn;
  const recorder = recordDial(verb, script);
  const result = await connect(verb, script, recorder);
  const recording = recorder.stop();
  if (result === undefined || verb.action === "") return goOn;

  const { action: url, method } = verb;
  const fields = {
    ...result,
    ...(recording !== undefined && { RecordingUrl: recordingUrl(world.accountSid, recording.sid) }),
  };
  const action = { kind: "url", url, method, fields } as const;
  // A caller who left still has the action requested; nobody is there to hear the answer.
  if (leg.over.aborted) await script.documents.load(action);
  return { kind: "document", source: action };
}

/** What the action is told; undefined when the document is to go on without it. */
async function connect(
  verb: Dial,
  script: Script,
  recorder: DialRecorder,
): Promise<Record<string, string> | undefined> {
  const { place } = verb;
  if (place === undefined) {
    const result = await ringAndTalk(verb, script, recorder);
    script.lastDialStatus = result.status;
    return actionFields(result);
  }
  script.lastDialStatus = "completed";
  return place.noun === "Queue"
    ? dialQueue(verb, place, script, recorder)
    : dialConference(verb, place, script, recorder);
}

async function ringAndTalk(
  verb: Dial,
  script: Script,
  recorder: DialRecorder,
): Promise<DialResult> {
  recorder.ringing();
  const outcome = await ring(verb, script);
  if (outcome.kind === "unanswered") return { ...outcome, isBridged: false, isRedirected: false };
  const { target } = outcome;
  const conversation = await converse(target, verb, script, () => recorder.bridged());
  return { status: "completed", leg: target.leg, ...conversation };
}

async function ring(verb: Dial, script: Script): Promise<RingOutcome> {
  const quiet = new AbortController();
  if (script.leg.isAnswered()) {
    const signal = AbortSignal.any([quiet.signal, script.signal]);
    void playSound(script.leg, ringback, script.world, signal);
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
