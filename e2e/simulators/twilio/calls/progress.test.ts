import { describe, expect, it } from "vitest";
import { accountSid, createCallWorld, customerNumber, ourNumber } from "./testing/call-world.ts";

const statusUrl = "https://server.example/status";

const dial = (events: string) =>
  `<Response><Dial answerOnBridge="true" callerId="${ourNumber}"><Number ` +
  `statusCallback="/status" ${events}>${customerNumber}</Number></Dial></Response>`;
const allEvents = `statusCallbackEvent="initiated ringing answered completed"`;

describe("status callbacks of a dialled number", () => {
  it("tell every step apart, numbered from 0", async () => {
    const world = createCallWorld();
    const caller = world.callFromBrowser(dial(allEvents));
    await world.seconds(2);
    world.customer.answer();
    await world.seconds(61);
    world.customer.rung().reports.hungUp();
    await world.settle();

    const told = world.webhooks.notificationsTo(statusUrl).map(({ fields }) => fields);
    expect(told.map(({ CallStatus, SequenceNumber }) => [CallStatus, SequenceNumber])).toEqual([
      ["initiated", "0"],
      ["ringing", "1"],
      ["in-progress", "2"],
      ["completed", "3"],
    ]);
    const child = world.childrenOf(caller.callSid)[0];
    expect(told[3]).toEqual({
      AccountSid: accountSid,
      ApiVersion: "2010-04-01",
      CallDuration: "61",
      CallSid: child?.sid,
      CallStatus: "completed",
      CallbackSource: "call-progress-events",
      Called: customerNumber,
      CalledCity: "",
      CalledCountry: "",
      CalledState: "",
      CalledZip: "",
      Caller: ourNumber,
      CallerCity: "",
      CallerCountry: "",
      CallerState: "",
      CallerZip: "",
      Direction: "outbound-dial",
      Duration: "2",
      From: ourNumber,
      FromCity: "",
      FromCountry: "",
      FromState: "",
      FromZip: "",
      ParentCallSid: caller.callSid,
      SequenceNumber: "3",
      SipResponseCode: "200",
      Timestamp: new Date(world.clock.now()).toUTCString().replace("GMT", "+0000"),
      To: customerNumber,
      ToCity: "",
      ToCountry: "",
      ToState: "",
      ToZip: "",
    });
    expect(told[2]).not.toHaveProperty("CallDuration");
    expect(told[2]).not.toHaveProperty("SipResponseCode");
  });

  it("tell only of the end when nothing else was asked for", async () => {
    const world = createCallWorld();
    world.callFromBrowser(dial(""));
    await world.settle();
    world.customer.rung().reports.refused("busy");
    await world.settle();
    expect(world.webhooks.notificationsTo(statusUrl).map(({ fields }) => fields)).toEqual([
      expect.objectContaining({
        CallStatus: "busy",
        SequenceNumber: "0",
        CallDuration: "0",
        Duration: "0",
        SipResponseCode: "486",
      }),
    ]);
  });

  it.each([
    ["no-answer", "no-answer", "480"],
    ["rejected", "busy", "603"],
    ["unreachable", "failed", "404"],
  ] as const)("tell why a %s call did not come about", async (reason, status, code) => {
    const world = createCallWorld();
    world.callFromBrowser(dial(""));
    await world.settle();
    world.customer.rung().reports.refused(reason);
    await world.settle();
    expect(world.webhooks.notificationsTo(statusUrl)[0]?.fields).toMatchObject({
      CallStatus: status,
      SipResponseCode: code,
    });
  });
});

describe("the log of a call", () => {
  it("has every status of each leg once, in order", async () => {
    const world = createCallWorld();
    const caller = world.callFromBrowser(dial(""));
    await world.settle();
    world.customer.answer();
    await world.seconds(1);
    caller.hangUp();
    await world.settle();
    const child = world.childrenOf(caller.callSid)[0];
    const statusesOf = (sid: string | undefined) =>
      world.log
        .since(0)
        .filter((event) => event.type === "leg.status" && event["callSid"] === sid)
        .map((event) => event["status"]);
    expect(statusesOf(caller.callSid)).toEqual(["ringing", "in-progress", "completed"]);
    expect(statusesOf(child?.sid)).toEqual(["queued", "ringing", "in-progress", "completed"]);
  });
});
