import type { Enqueue } from "../../twiml/verbs/enqueue.ts";
import type { Answerer } from "../queues/answerer.ts";
import { talkFromQueue } from "../queues/talk-from-queue.ts";
import type { Dequeued, Member, Queue } from "../queues/queues.ts";
import { waitInQueue, waitSecondsOf, type WaitEnd } from "../queues/wait-sound.ts";
import { endingAfterDial } from "../final-status.ts";
import type { Leg } from "../leg.ts";
import { goOn, type Next, type Script } from "../script.ts";

const longestName = 64;

type QueueResult =
  | "bridged"
  | "error"
  | "hangup"
  | "leave"
  | "queue-full"
  | "redirected"
  | "redirected-from-bridged"
  | "system-error";

/** Waits until somebody takes this call out of the queue, or it leaves by itself. */
export async function enqueue(verb: Enqueue, script: Script): Promise<Next> {
  const { leg, world } = script;
  await leg.answer();
  if (script.signal.aborted) return goOn;
  if (verb.name === "" || verb.name.length > longestName) {
    const detail = `the name of a queue has 1 to ${longestName} characters`;
    const errorCode = verb.name === "" ? 14204 : 14205;
    world.log.add("debugger.error", { errorCode, callSid: leg.sid, url: "", detail });
    return goOn;
  }
  const queue = world.queues.open(verb.name, verb.maxQueueSize);
  if (queue.members().length >= queue.record().maxSize) {
    return finish(verb, script, queue, "queue-full", 0);
  }
  return waitAndLeave(verb, script, queue);
}

async function waitAndLeave(verb: Enqueue, script: Script, queue: Queue): Promise<Next> {
  const { leg, world, signal } = script;
  const taken = new AbortController();
  const dequeued: { how?: Dequeued } = {};
  const member: Member = {
    leg,
    enqueuedAt: world.clock.now(),
    take(how) {
      dequeued.how = how;
      taken.abort();
    },
  };
  queue.add(member);
  const waiting = AbortSignal.any([signal, taken.signal]);
  const end = await waitInQueue(verb, script, queue, member, waiting);
  queue.remove(member);
  const waitSeconds = waitSecondsOf(member, world.clock.now());
  const done = (result: QueueResult) => finish(verb, script, queue, result, waitSeconds);

  const { how } = dequeued;
  if (how?.kind === "answered") {
    const result = await talk(script, queue, how.by, waitSeconds);
    return done(result);
  }
  if (how?.kind === "redirected") {
    await notifyAction(verb, script, queue, "redirected", waitSeconds);
    return { kind: "document", source: { ...how, kind: "url" } };
  }
  if (leg.over.aborted) return done("hangup");
  if (signal.aborted) return done("redirected");
  return afterWait(end, leg, done);
}

/** The waiting ended by itself: by its own document. */
async function afterWait(
  end: WaitEnd,
  leg: Leg,
  done: (result: QueueResult) => Promise<Next>,
): Promise<Next> {
  if (end === "left") return done("leave");
  if (end === "failed") return done("error");
  if (end === "hung-up") leg.end(endingAfterDial(undefined));
  return done("hangup");
}

async function talk(
  script: Script,
  queue: Queue,
  answerer: Answerer,
  waitSeconds: number,
): Promise<QueueResult> {
  const { isBridged } = await talkFromQueue(script, queue, answerer, waitSeconds);
  if (script.leg.over.aborted) return isBridged ? "bridged" : "hangup";
  if (script.signal.aborted) return isBridged ? "redirected-from-bridged" : "redirected";
  return isBridged ? "bridged" : "error";
}

/** Asks the action, if there is one, for what comes next. */
async function finish(
  verb: Enqueue,
  script: Script,
  queue: Queue,
  result: QueueResult,
  waitSeconds: number,
): Promise<Next> {
  const { leg, signal, world } = script;
  world.log.add("queue.result", { queueSid: queue.sid, callSid: leg.sid, result });
  if (verb.action === "") return goOn;
  // Whoever left, or was sent elsewhere, still has the action requested, and does not hear it.
  if (signal.aborted) await notifyAction(verb, script, queue, result, waitSeconds);
  return { kind: "document", source: actionOf(verb, queue, result, waitSeconds) };
}

async function notifyAction(
  verb: Enqueue,
  { documents }: Script,
  queue: Queue,
  result: QueueResult,
  waitSeconds: number,
): Promise<void> {
  if (verb.action !== "") await documents.load(actionOf(verb, queue, result, waitSeconds));
}

const actionOf = (
  { action: url, method }: Enqueue,
  queue: Queue,
  result: QueueResult,
  waitSeconds: number,
) =>
  ({
    kind: "url",
    url,
    method,
    fields: { QueueResult: result, QueueSid: queue.sid, QueueTime: String(waitSeconds) },
  }) as const;
