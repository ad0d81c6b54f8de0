import type { Gather, Prompt } from "../../twiml/verbs/gather.ts";
import { goOn, type Next, type Script } from "../script.ts";
import { pauseCall } from "./pause.ts";
import { play } from "./play.ts";
import { say } from "./say.ts";

type Entry = Readonly<Record<string, string>>;

/** Without any input the document goes on, unless `actionOnEmptyResult` says otherwise. */
export async function gather(verb: Gather, script: Script): Promise<Next> {
  await script.leg.answer();
  if (script.signal.aborted) return goOn;
  const entry = await listen(verb, script);
  if (script.signal.aborted) return goOn;
  if (entry === undefined && !verb.actionOnEmptyResult) return goOn;
  const fields = entry ?? (verb.input.includes("dtmf") ? { Digits: "" } : { SpeechResult: "" });
  return {
    kind: "document",
    source: { kind: "url", url: verb.action, method: verb.method, fields },
  };
}

/** Resolves to what was entered or said; undefined for nothing. */
async function listen(verb: Gather, script: Script): Promise<Entry | undefined> {
  const { leg, world, signal } = script;
  const { promise, resolve } = Promise.withResolvers<Entry | undefined>();
  const interrupted = new AbortController();
  let digits = "";
  let isListening = false;
  let stopTimer = () => {};
  const finish = (finishedOnKey: string) =>
    resolve(digits === "" ? undefined : { Digits: digits, FinishedOnKey: finishedOnKey });
  const startTimer = () => {
    stopTimer();
    stopTimer = world.clock.setTimer(verb.timeout * 1000, () => finish(""));
  };
  const press = (key: string) => {
    interrupted.abort();
    if (verb.finishOnKey.includes(key)) return finish(key);
    digits += key;
    if (digits.length === verb.numDigits) return finish("");
    startTimer();
  };
  const leave = () => resolve(undefined);
  signal.addEventListener("abort", leave, { once: true });
  const stops = [
    leg.onPressed((keys) => {
      if (verb.input.includes("dtmf")) for (const key of keys) press(key);
    }),
    leg.onSpoken(({ text, confidence }) => {
      if (!verb.input.includes("speech") || (!verb.bargeIn && !isListening)) return;
      interrupted.abort();
      resolve({ SpeechResult: text, Confidence: String(confidence) });
    }),
  ];
  await playPrompts(verb.prompts, {
    ...script,
    signal: AbortSignal.any([signal, interrupted.signal]),
  });
  isListening = true;
  if (!interrupted.signal.aborted) startTimer();
  const entry = await promise;
  stopTimer();
  for (const stop of stops) stop();
  signal.removeEventListener("abort", leave);
  return entry;
}

/** A key pressed meanwhile ends them: the script's signal aborts then. */
async function playPrompts(prompts: readonly Prompt[], script: Script): Promise<void> {
  for (const prompt of prompts) {
    if (script.signal.aborted) return;
    if (prompt.verb === "Say") await say(prompt, script);
    else if (prompt.verb === "Play") await play(prompt, script);
    else await pauseCall(prompt, script);
  }
}
