import type { FetchedDocument } from "../webhooks/webhooks.ts";
import { createDocuments } from "./documents.ts";
import { browserDeclined, endingAfterDial } from "./final-status.ts";
import { playSound } from "./playback.ts";
import { goOn, type Next, type Run, type RunResult, type Script } from "./script.ts";
import { readSound } from "./sounds/read-sound.ts";
import { keepAllowed } from "./verb-contexts.ts";
import { performVerb } from "./verbs/perform-verb.ts";
import { say } from "./verbs/say.ts";
import type { World } from "./world.ts";

const applicationError = "We are sorry, an application error has occurred. Goodbye.";

/** Runs documents on a leg, one leading to the next, and says how the call is to end then. */
export async function runDocuments(world: World, run: Run): Promise<RunResult> {
  const { leg, signal, context } = run;
  const documents = createDocuments(world, leg);
  const script: Script = {
    world,
    leg,
    signal,
    context,
    documents,
    runDocuments,
    lastDialStatus: undefined,
  };
  let next: Next = { kind: "document", source: run.source };
  while (next.kind === "document") {
    const fetched = await documents.load(next.source);
    if (signal.aborted) return { outcome: "interrupted" };
    next = await runDocument(script, fetched, run);
    if (signal.aborted) return { outcome: "interrupted" };
  }
  if (next.kind === "leave") return { outcome: "left" };
  if (next.kind === "end") {
    return { outcome: next.hasFailed === true ? "failed" : "ended", ending: next.ending };
  }
  // Only Reject leaves a call unanswered that dialled nobody.
  if (script.lastDialStatus === undefined) await leg.answer();
  return { outcome: "ran-out", ending: endingAfterDial(script.lastDialStatus) };
}

async function runDocument(
  script: Script,
  fetched: FetchedDocument,
  { context, loopsAudio = false }: Run,
): Promise<Next> {
  if (fetched.kind === "failure") return fail(script);
  if (fetched.kind === "audio" && loopsAudio) return playOn(script, fetched.body);
  if (fetched.kind === "audio") return playAndEnd(script, fetched.body);
  for (const verb of keepAllowed(script, fetched.document, context)) {
    const next = await performVerb(verb, script);
    if (script.signal.aborted || next.kind !== "continue") return next;
  }
  return goOn;
}

async function fail(script: Script): Promise<Next> {
  if (script.leg.isAnswered()) await say({ text: applicationError, loop: 1 }, script);
  const ending = { unanswered: "failed", error: browserDeclined } as const;
  return { kind: "end", ending, hasFailed: true };
}

async function playOn({ leg, world, signal }: Script, body: Buffer): Promise<Next> {
  const sound = readSound(body);
  while (sound.frames > 0 && !signal.aborted) await playSound(leg, sound, world, signal);
  return goOn;
}

async function playAndEnd(script: Script, body: Buffer): Promise<Next> {
  const { leg, world, signal } = script;
  await leg.answer();
  await playSound(leg, readSound(body), world, signal);
  return { kind: "end", ending: { unanswered: "no-answer" } };
}
