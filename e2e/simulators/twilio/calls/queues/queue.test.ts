import { describe, expect, it } from "vitest";
import { createQueueWorld, leftUrl, talkedUrl, waitUrl } from "../testing/queue-world.ts";

describe("waiting in a queue", () => {
  it("hears the document of waitUrl again and again, with the place in the queue", async () => {
    const world = createQueueWorld();
    await world.enqueue();
    const second = await world.enqueue();
    await world.seconds(25);
    const rounds = world.webhooks
      .requestsTo(waitUrl)
      .filter(({ callSid }) => callSid === second.callSid);
    expect(rounds.map(({ fields }) => fields["QueueTime"])).toEqual(["0", "9", "19"]);
    expect(rounds[0]?.fields).toMatchObject({
      QueuePosition: "2",
      QueueSid: world.queueSid(),
      CurrentQueueSize: "2",
      MaxQueueSize: "1000",
      AvgQueueTime: "0",
      CallStatus: "in-progress",
    });
    expect(rounds[2]?.fields).toMatchObject({ AvgQueueTime: "20" });
  });

  it("does not ask for an empty document without end", async () => {
    const world = createQueueWorld();
    world.webhooks.answer(waitUrl, "<Response/>");
    const caller = await world.enqueue();
    await world.seconds(300);
    expect(world.webhooks.requestsTo(waitUrl).length).toBeLessThanOrEqual(301);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
  });

  it("moves up when the one before hangs up, who is told of", async () => {
    const world = createQueueWorld();
    const first = await world.enqueue();
    await world.enqueue();
    await world.seconds(4);
    first.hangUp();
    await world.seconds(10);
    expect(world.resultOf(first)).toMatchObject([
      { QueueResult: "hangup", QueueTime: "4", CallStatus: "completed" },
    ]);
    expect(world.webhooks.requestsTo(waitUrl).at(-1)?.fields).toMatchObject({
      QueuePosition: "1",
      CurrentQueueSize: "1",
    });
  });

  it("can be left by the caller, with a key", async () => {
    const world = createQueueWorld();
    const leaveUrl = "https://server.example/twilio/leave";
    world.webhooks.answer(
      waitUrl,
      `<Response><Gather numDigits="1" action="leave"><Say>Press 1</Say></Gather></Response>`,
    );
    world.webhooks.answer(leaveUrl, "<Response><Leave/></Response>");
    const caller = await world.enqueue();
    await world.seconds(3);
    caller.press("1");
    await world.settle();
    expect(world.webhooks.requestsTo(leaveUrl)[0]?.fields).toMatchObject({ Digits: "1" });
    expect(world.resultOf(caller)).toMatchObject([{ QueueResult: "leave", QueueTime: "3" }]);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
    expect(world.live.membersOf(world.queueSid())).toEqual([]);
  });

  it("ends the call when its document hangs up", async () => {
    const world = createQueueWorld();
    world.webhooks.answer(waitUrl, "<Response><Hangup/></Response>");
    const caller = await world.enqueue();
    await world.settle();
    expect(world.resultOf(caller)).toMatchObject([{ QueueResult: "hangup" }]);
    expect(world.statusOf(caller.callSid)).toBe("completed");
  });

  it("is an error when its document cannot be had", async () => {
    const world = createQueueWorld();
    const caller = await world.enqueue(`action="left-queue" waitUrl="missing"`);
    await world.seconds(10);
    expect(world.resultOf(caller)).toMatchObject([{ QueueResult: "error" }]);
  });

  it("is refused when the queue is full", async () => {
    const world = createQueueWorld();
    await world.enqueue(`maxQueueSize="1" waitUrl=""`);
    const second = await world.enqueue();
    expect(world.resultOf(second)).toMatchObject([{ QueueResult: "queue-full" }]);
  });

  it("goes on with the document when there is no action", async () => {
    const world = createQueueWorld();
    world.webhooks.answer(waitUrl, "<Response><Leave/></Response>");
    const caller = await world.enqueue(`waitUrl="wait"`);
    await world.seconds(2);
    expect(caller.audio.heard.length).toBeGreaterThan(10);
    expect(world.webhooks.requestsTo(leftUrl)).toEqual([]);
  });

  it("is music by default, and silence when waitUrl is empty", async () => {
    const world = createQueueWorld();
    const music = await world.enqueue("");
    const silence = await world.enqueue(`waitUrl=""`);
    await world.seconds(2);
    expect(music.audio.heard.length).toBeGreaterThan(100);
    expect(silence.audio.heard).toEqual([]);
  });

  it("is not possible in a queue without a name, or with too long a one", async () => {
    const world = createQueueWorld();
    const caller = await world.enqueue("", " ");
    await world.enqueue("", "x".repeat(65));
    expect(world.errorCodes()).toEqual([14204, 14205]);
    expect(world.queues.list()).toEqual([]);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
  });

  it("is nothing one can leave elsewhere", async () => {
    const world = createQueueWorld();
    world.callFromPerson("<Response><Leave/><Pause length='9'/></Response>");
    await world.settle();
    const warnings = world.log.since(0).filter(({ type }) => type === "twiml.warning");
    expect(warnings).toHaveLength(1);
  });
});

describe("an agent who answers a queue", () => {
  it("is joined with the one who waits longest, and both are told when it is over", async () => {
    const world = createQueueWorld();
    const first = await world.enqueue();
    await world.enqueue();
    await world.seconds(7);
    const agent = await world.answerQueue();
    await world.settle();
    first.audio.say(new Int16Array([5]));
    expect(agent.audio.heard.at(-1)).toEqual(new Int16Array([5]));
    expect(world.resultOf(first)).toEqual([]);
    await world.seconds(30);
    agent.hangUp();
    await world.settle();
    expect(world.resultOf(first)).toMatchObject([
      { QueueResult: "bridged", QueueTime: "7", CallStatus: "in-progress" },
    ]);
    expect(world.webhooks.requestsTo(talkedUrl)[0]?.fields).toMatchObject({
      DialCallStatus: "completed",
      DialCallSid: first.callSid,
      DialCallDuration: "30",
      DialBridged: "true",
      DequeingCallSid: agent.callSid,
      QueueSid: world.queueSid(),
      QueueTime: "7",
    });
    expect(world.live.membersOf(world.queueSid())).toMatchObject([{ position: 1 }]);
  });

  it("hears of it when the caller hangs up", async () => {
    const world = createQueueWorld();
    const caller = await world.enqueue();
    const agent = await world.answerQueue();
    await world.seconds(5);
    caller.hangUp();
    await world.settle();
    expect(world.statusOf(agent.callSid)).toBe("in-progress");
    expect(world.resultOf(caller)).toMatchObject([
      { QueueResult: "bridged", CallStatus: "completed" },
    ]);
    expect(world.webhooks.requestsTo(talkedUrl)[0]?.fields).toMatchObject({
      DialCallStatus: "completed",
    });
  });

  it("lets the caller hear a document first", async () => {
    const world = createQueueWorld();
    const whisperUrl = "https://server.example/connecting";
    world.webhooks.answer(whisperUrl, `<Response><Say>${"word ".repeat(6)}</Say></Response>`);
    const caller = await world.enqueue();
    await world.seconds(2);
    const agent = await world.answerQueue(`url="${whisperUrl}"`);
    await world.seconds(1);
    caller.audio.say(new Int16Array([5]));
    expect(agent.audio.heard).toEqual([]);
    expect(world.webhooks.requestsTo(whisperUrl)[0]?.fields).toMatchObject({
      CallSid: caller.callSid,
      DequeingCallSid: agent.callSid,
      QueueSid: world.queueSid(),
      QueueTime: "2",
    });
    await world.seconds(2);
    caller.audio.say(new Int16Array([6]));
    expect(agent.audio.heard).toEqual([new Int16Array([6])]);
  });

  it("waits for somebody to come, for as long as a Dial may take", async () => {
    const world = createQueueWorld();
    world.queues.create({ friendlyName: "support", maxSize: 10 });
    const late = await world.answerQueue("", `timeout="10"`);
    const patient = await world.answerQueue("", `timeout="60"`);
    await world.seconds(16);
    const [told] = world.webhooks.requestsTo(talkedUrl);
    expect(told).toMatchObject({
      callSid: late.callSid,
      fields: { DialCallStatus: "no-answer", DialBridged: "false" },
    });
    const caller = await world.enqueue();
    await world.settle();
    caller.audio.say(new Int16Array([7]));
    expect(patient.audio.heard).toEqual([new Int16Array([7])]);
  });

  it("is told that it failed when there is no such queue", async () => {
    const world = createQueueWorld();
    await world.answerQueue("", "", "nobody");
    await world.settle();
    expect(world.webhooks.requestsTo(talkedUrl)[0]?.fields).toMatchObject({
      DialCallStatus: "failed",
    });
    expect(world.log.since(0).map(({ type }) => type)).toContain("debugger.warning");
  });

  it("leaves with the star key when told so", async () => {
    const world = createQueueWorld();
    const caller = await world.enqueue();
    const agent = await world.answerQueue("", `hangupOnStar="true"`);
    await world.seconds(3);
    agent.press("*");
    await world.settle();
    expect(world.statusOf(agent.callSid)).toBe("in-progress");
    expect(world.resultOf(caller)).toMatchObject([{ QueueResult: "bridged" }]);
  });

  it("loses a caller whom REST sends elsewhere", async () => {
    const world = createQueueWorld();
    const caller = await world.enqueue();
    await world.answerQueue();
    await world.seconds(3);
    const record = world.calls.find(caller.callSid);
    if (record === undefined) throw new Error("The call is gone.");
    const twiml = "<Response><Pause length='60'/></Response>";
    world.live.updateCall(record, { instructions: { kind: "twiml", twiml } });
    await world.settle();
    expect(world.resultOf(caller)).toMatchObject([{ QueueResult: "redirected-from-bridged" }]);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
  });
});
