import type { QueueRecord } from "../../resources/queues.ts";
import { usualQueueSize } from "../../resources/queues.ts";
import type { Stores } from "../../resources/stores.ts";
import type { Clock } from "../../clock.ts";
import type { EventLog } from "../../event-log.ts";
import type { Leg } from "../leg.ts";
import type { Answerer } from "./answerer.ts";

/** Why somebody no longer waits. */
export type Dequeued =
  | { readonly kind: "answered"; readonly by: Answerer }
  | { readonly kind: "redirected"; readonly url: string; readonly method: "GET" | "POST" };

/** Somebody who waits. */
export interface Member {
  readonly leg: Leg;
  readonly enqueuedAt: number;
  /** Takes them out; they do no longer count. */
  take(dequeued: Dequeued): void;
}

/** A queue, with who waits in it and who waits for somebody to come. */
export interface Queue {
  readonly sid: string;
  record(): QueueRecord;
  /** The longest waiting first. */
  members(): readonly Member[];
  averageWaitSeconds(): number;
  add(member: Member): void;
  remove(member: Member): void;
  /** Is given the first in the queue, now or as soon as there is one; returns how to give up. */
  waitFor(answerer: Answerer): () => void;
}

export interface Queues {
  /** By name; made when there is none yet. */
  open(name: string, maxSize: number | undefined): Queue;
  findByName(name: string): Queue | undefined;
  find(sid: string): Queue | undefined;
}

interface QueuesTools {
  readonly clock: Clock;
  readonly log: EventLog;
  readonly stores: Pick<Stores, "queues">;
}

export function createQueues({ clock, log, stores }: QueuesTools): Queues {
  const queues = new Map<string, Queue>();

  const enliven = (sid: string): Queue => {
    const existing = queues.get(sid);
    if (existing !== undefined) return existing;
    let members: readonly Member[] = [];
    let answerers: readonly Answerer[] = [];
    const record = () => {
      const found = stores.queues.find(sid);
      if (found === undefined) throw new Error(`The record of queue ${sid} is gone.`);
      return found;
    };
    const note = (event: "entered" | "left", { leg }: Member) =>
      log.add(`queue.${event}`, { queueSid: sid, callSid: leg.sid, size: members.length });
    const match = () => {
      const [member] = members;
      const [answerer] = answerers;
      if (member === undefined || answerer === undefined) return;
      answerers = answerers.slice(1);
      queue.remove(member);
      answerer.matched();
      member.take({ kind: "answered", by: answerer });
    };
    const queue: Queue = {
      sid,
      record,
      members: () => members,
      averageWaitSeconds() {
        const waits = members.map(({ enqueuedAt }) => (clock.now() - enqueuedAt) / 1000);
        const sum = waits.reduce((total, wait) => total + wait, 0);
        return Math.round(sum / Math.max(1, waits.length));
      },
      add(member) {
        members = [...members, member];
        note("entered", member);
        match();
      },
      remove(member) {
        if (!members.includes(member)) return;
        members = members.filter((other) => other !== member);
        note("left", member);
      },
      waitFor(answerer) {
        answerers = [...answerers, answerer];
        match();
        return () => {
          answerers = answerers.filter((other) => other !== answerer);
        };
      },
    };
    queues.set(sid, queue);
    return queue;
  };

  const findByName = (name: string) => {
    const record = stores.queues.list().find(({ friendlyName }) => friendlyName === name);
    return record === undefined ? undefined : enliven(record.sid);
  };

  return {
    findByName,
    find: (sid) => (stores.queues.find(sid) === undefined ? undefined : enliven(sid)),
    open: (name, maxSize = usualQueueSize) =>
      findByName(name) ?? enliven(stores.queues.create({ friendlyName: name, maxSize }).sid),
  };
}
