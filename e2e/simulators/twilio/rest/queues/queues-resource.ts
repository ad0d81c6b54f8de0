import type { LiveQueues, MemberView } from "../../resources/live-queues.ts";
import { largestQueueSize, usualQueueSize, type QueueRecord } from "../../resources/queues.ts";
import type { Stores } from "../../resources/stores.ts";
import { onlyGiven } from "../../only-given.ts";
import type { Form } from "../form.ts";
import { accountUri, rfc2822 } from "../format.ts";
import type { Resource } from "../operation.ts";
import { listPage } from "../page.ts";
import { invalid, notFound } from "../rest-error.ts";

const longestName = 64;

export interface QueuesTools {
  readonly stores: Pick<Stores, "queues">;
  readonly liveCalls: LiveQueues;
}

/** Queues, and those who wait in them; the longest waiting is also called `Front`. */
export function queuesResources(
  accountSid: string,
  { stores: { queues }, liveCalls }: QueuesTools,
): readonly Resource[] {
  const uriOf = (sid: string) => `${accountUri(accountSid)}/Queues/${sid}`;
  const toJson = (queue: QueueRecord) => ({
    date_updated: rfc2822(queue.dateUpdated),
    current_size: liveCalls.membersOf(queue.sid).length,
    friendly_name: queue.friendlyName,
    uri: `${uriOf(queue.sid)}.json`,
    account_sid: accountSid,
    average_wait_time: liveCalls.averageWaitOf(queue.sid),
    sid: queue.sid,
    date_created: rfc2822(queue.dateCreated),
    max_size: queue.maxSize,
  });
  const memberJson = (member: MemberView) => ({
    call_sid: member.callSid,
    date_enqueued: rfc2822(member.enqueuedAt),
    position: member.position,
    uri: `${uriOf(member.queueSid)}/Members/${member.callSid}.json`,
    wait_time: member.waitSeconds,
    queue_sid: member.queueSid,
  });
  const find = (sid: string, path: string) => {
    const queue = queues.find(sid);
    if (queue === undefined) throw notFound(path);
    return queue;
  };
  const findMember = (queueSid: string, sid: string, path: string) => {
    const members = liveCalls.membersOf(find(queueSid, path).sid);
    const member = sid === "Front" ? members[0] : members.find(({ callSid }) => callSid === sid);
    if (member === undefined) throw notFound(path);
    return member;
  };
  const checkName = (name: string | undefined, own?: string) => {
    if (name === undefined) return;
    if (name === "" || name.length > longestName) {
      throw invalid(20001, `FriendlyName must have 1 to ${longestName} characters`);
    }
    const isTaken = queues.list().some((one) => one.friendlyName === name && one.sid !== own);
    if (isTaken) throw invalid(22003, `A queue named '${name}' exists already`);
  };
  const readSize = (form: Form) => form.whole("MaxSize", 1, largestQueueSize, 20001);

  return [
    {
      path: "/Queues.json",
      operations: {
        GET: (request) => ({
          status: 200,
          body: listPage("queues", queues.list(), toJson, request),
        }),
        POST: ({ form }) => {
          const friendlyName = form.text("FriendlyName") ?? "";
          checkName(friendlyName);
          const maxSize = readSize(form) ?? usualQueueSize;
          return { status: 201, body: toJson(queues.create({ friendlyName, maxSize })) };
        },
      },
    },
    {
      path: "/Queues/:sid.json",
      operations: {
        GET: ({ sid, path }) => ({ status: 200, body: toJson(find(sid, path)) }),
        POST: ({ sid, path, form }) => {
          find(sid, path);
          const friendlyName = form.text("FriendlyName");
          checkName(friendlyName, sid);
          const changed = queues.update(sid, onlyGiven({ friendlyName, maxSize: readSize(form) }));
          return { status: 200, body: toJson(changed) };
        },
        DELETE: ({ sid, path }) => {
          find(sid, path);
          if (liveCalls.membersOf(sid).length > 0) {
            throw invalid(20001, "A queue that is not empty cannot be deleted");
          }
          queues.remove(sid);
          return { status: 204 };
        },
      },
    },
    {
      path: "/Queues/:parentSid/Members.json",
      operations: {
        GET: (request) => {
          const { sid: queueSid } = find(request.parentSid, request.path);
          const members = liveCalls
            .membersOf(queueSid)
            .map((member) => ({ ...member, sid: member.callSid }));
          return { status: 200, body: listPage("queue_members", members, memberJson, request) };
        },
      },
    },
    {
      path: "/Queues/:parentSid/Members/:sid.json",
      operations: {
        GET: ({ parentSid, sid, path }) => ({
          status: 200,
          body: memberJson(findMember(parentSid, sid, path)),
        }),
        POST: ({ parentSid, sid, path, form }) => {
          const member = findMember(parentSid, sid, path);
          const url = form.url("Url", 21205) ?? "";
          const method = form.method("Method", 21223) ?? "POST";
          if (url === "") throw invalid(21205, "Url is required");
          liveCalls.dequeue(parentSid, member.callSid, { url, method });
          return { status: 200, body: memberJson(member) };
        },
      },
    },
  ];
}
