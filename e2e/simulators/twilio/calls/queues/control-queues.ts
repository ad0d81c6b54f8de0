import type { LiveQueues } from "../../resources/live-queues.ts";
import type { World } from "../world.ts";
import { waitSecondsOf } from "./wait-sound.ts";

/** What REST sees of queues and does to those who wait in them. */
export function controlQueues({ clock, queues }: World): LiveQueues {
  return {
    averageWaitOf: (queueSid) => queues.find(queueSid)?.averageWaitSeconds() ?? 0,

    membersOf: (queueSid) =>
      (queues.find(queueSid)?.members() ?? []).map((member, index) => ({
        callSid: member.leg.sid,
        queueSid,
        position: index + 1,
        waitSeconds: waitSecondsOf(member, clock.now()),
        enqueuedAt: member.enqueuedAt,
      })),

    dequeue(queueSid, callSid, document) {
      const queue = queues.find(queueSid);
      const member = queue?.members().find(({ leg }) => leg.sid === callSid);
      if (queue === undefined || member === undefined) return false;
      queue.remove(member);
      member.take({ kind: "redirected", ...document });
      return true;
    },
  };
}
