import { describe, expect, test } from "vitest";
import { createQueueWorld, leftUrl } from "../../calls/testing/queue-world.ts";
import { startLiveServer } from "../testing/live-server.ts";

async function startQueueServer() {
  const world = createQueueWorld();
  const server = await startLiveServer(world);
  return { ...server, world, queue: () => server.client().queues(world.queueSid()) };
}

describe("queues", () => {
  test("are made, renamed, resized and deleted", async () => {
    const { client } = await startQueueServer();
    const made = await client().queues.create({ friendlyName: "support" });
    expect(made).toMatchObject({ friendlyName: "support", maxSize: 1000, currentSize: 0 });
    const own = client().queues(made.sid);
    expect(await own.update({ friendlyName: "sales", maxSize: 5 })).toMatchObject({
      friendlyName: "sales",
      maxSize: 5,
    });
    expect((await client().queues.list()).map(({ sid }) => sid)).toEqual([made.sid]);
    expect(await own.remove()).toBe(true);
    await expect(own.fetch()).rejects.toMatchObject({ code: 20404 });
  });

  test.each([
    ["no name", { friendlyName: "" }, 20001],
    ["a name that is too long", { friendlyName: "x".repeat(65) }, 20001],
    ["a name that is taken", { friendlyName: "support" }, 22003],
    ["too much room", { friendlyName: "other", maxSize: 5001 }, 20001],
  ])("are not made with %s", async (_, options, code) => {
    const { client, world } = await startQueueServer();
    await world.enqueue();
    const create = client().queues.create(options);
    await expect(create).rejects.toMatchObject({ status: 400, code });
  });

  test("are made by the first who waits, and cannot be deleted while somebody does", async () => {
    const { world, queue } = await startQueueServer();
    await world.enqueue();
    await world.seconds(10);
    expect(await queue().fetch()).toMatchObject({ currentSize: 1, averageWaitTime: 10 });
    await expect(queue().remove()).rejects.toMatchObject({ status: 400 });
  });
});

describe("members", () => {
  test("are listed in their order, and found by call or as the front", async () => {
    const { world, queue } = await startQueueServer();
    const first = await world.enqueue();
    await world.seconds(5);
    const second = await world.enqueue();
    expect(await queue().members.list()).toMatchObject([
      { callSid: first.callSid, position: 1, waitTime: 5, queueSid: world.queueSid() },
      { callSid: second.callSid, position: 2, waitTime: 0 },
    ]);
    expect(await queue().members("Front").fetch()).toMatchObject({ callSid: first.callSid });
    const unknown = queue().members(`CA${"0".repeat(32)}`);
    await expect(unknown.fetch()).rejects.toMatchObject({ code: 20404 });
  });

  test("are taken out with a document of their own; their action is told at once", async () => {
    const { world, queue } = await startQueueServer();
    const caller = await world.enqueue();
    await world.seconds(5);
    const url = "https://server.example/elsewhere";
    world.webhooks.answer(url, "<Response><Pause length='60'/></Response>");
    await queue().members("Front").update({ url });
    await world.settle();
    expect(world.resultOf(caller)).toMatchObject([{ QueueResult: "redirected", QueueTime: "5" }]);
    expect(world.webhooks.requestsTo(url)).toMatchObject([{ callSid: caller.callSid }]);
    expect(world.webhooks.requestsTo(leftUrl)).toHaveLength(1);
    expect(await queue().members.list()).toEqual([]);
    await expect(queue().members("Front").update({ url })).rejects.toMatchObject({ status: 404 });
  });
});
