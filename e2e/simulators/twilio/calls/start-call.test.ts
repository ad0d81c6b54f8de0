import { describe, expect, it } from "vitest";
import {
  accountSid,
  appVoiceUrl,
  createCallWorld,
  customerNumber,
  ourNumber,
  voiceUrl,
} from "./testing/call-world.ts";
import { createFakeCaller } from "./testing/fake-endpoint.ts";

const wait = "<Response><Pause length='600'/></Response>";

describe("a call that a browser starts", () => {
  it("asks the App for its document with the fields Twilio sends, and no others", async () => {
    const world = createCallWorld();
    const caller = world.callFromBrowser(wait, { intent: "abc", To: "+4912345" });
    await world.settle();

    expect(world.webhooks.requests).toEqual([
      expect.objectContaining({
        callSid: caller.callSid,
        url: appVoiceUrl,
        method: "POST",
        fields: {
          AccountSid: accountSid,
          ApiVersion: "2010-04-01",
          ApplicationSid: world.application.sid,
          CallSid: caller.callSid,
          CallStatus: "ringing",
          Called: "",
          Caller: "client:agent_1",
          Direction: "inbound",
          From: "client:agent_1",
          To: "+4912345",
          intent: "abc",
        },
      }),
    ]);
  });

  it("cannot pass for another caller by a parameter of its own", async () => {
    const world = createCallWorld();
    world.callFromBrowser(wait, { From: "client:boss", CallSid: "CAfake", intent: "abc" });
    await world.settle();
    expect(world.webhooks.requests[0]?.fields).toMatchObject({ From: "client:agent_1", To: "" });
  });

  it("is declined when its App is unknown or has no URL", async () => {
    const world = createCallWorld();
    const caller = createFakeCaller({
      callSid: `CA${"1".repeat(32)}`,
      from: "client:agent_1",
      to: "",
      applicationSid: `AP${"9".repeat(32)}`,
    });
    world.live.startCall(caller);
    expect(caller.told).toEqual(["end 31603"]);
    expect(world.statusOf(caller.callSid)).toBe("failed");
  });
});

describe("a call to our number", () => {
  it("asks the number's URL, with the places it does not know as empty fields", async () => {
    const world = createCallWorld();
    const caller = world.callFromPerson(wait);
    await world.settle();
    const [request] = world.webhooks.requestsTo(voiceUrl);
    expect(request?.fields).toMatchObject({
      CallSid: caller.callSid,
      CallStatus: "ringing",
      Called: ourNumber,
      Caller: customerNumber,
      Direction: "inbound",
      From: customerNumber,
      To: ourNumber,
      FromCity: "",
      CallerZip: "",
      ToCountry: "",
      CalledState: "",
    });
    expect(request?.fields).not.toHaveProperty("ApplicationSid");
    expect(request?.fields).not.toHaveProperty("ParentCallSid");
  });

  it("goes to the number's TwiML App when it has one", async () => {
    const world = createCallWorld();
    world.numbers.update(world.number.sid, { voiceApplicationSid: world.application.sid });
    world.webhooks.answer(appVoiceUrl, wait);
    world.callFromPerson(wait);
    await world.settle();
    expect(world.webhooks.requestsTo(voiceUrl)).toEqual([]);
    expect(world.webhooks.requestsTo(appVoiceUrl)[0]?.fields).toMatchObject({
      ApplicationSid: world.application.sid,
    });
  });

  it("fails at once and silently when the number has no URL", async () => {
    const world = createCallWorld();
    world.numbers.update(world.number.sid, { voiceUrl: "" });
    const caller = world.callFromPerson(wait);
    await world.settle();
    expect(world.statusOf(caller.callSid)).toBe("failed");
    expect(caller.told).not.toContain("answer");
  });

  it("is reported once at its end to the number's StatusCallback", async () => {
    const world = createCallWorld();
    const statusCallback = "https://server.example/status";
    world.numbers.update(world.number.sid, { statusCallback });
    const caller = world.callFromPerson(
      "<Response><Say>Hello</Say><Pause length='600'/></Response>",
    );
    await world.seconds(61);
    caller.hangUp();
    await world.settle();
    expect(world.webhooks.notificationsTo(statusCallback)).toEqual([
      expect.objectContaining({
        fields: expect.objectContaining({
          CallSid: caller.callSid,
          CallStatus: "completed",
          CallDuration: "61",
          Duration: "2",
          SequenceNumber: "0",
          CallbackSource: "call-progress-events",
        }),
      }),
    ]);
  });

  it("is a call without answer when the caller gives up before it is picked up", async () => {
    const world = createCallWorld();
    const caller = world.callFromPerson(
      `<Response><Dial answerOnBridge="true"><Client>agent_1</Client></Dial></Response>`,
    );
    const browser = world.addPhone("client:agent_1");
    await world.seconds(3);
    caller.hangUp();
    await world.settle();
    expect(browser.rung().isEnded).toBe(true);
    expect(world.calls.find(caller.callSid)).toMatchObject({
      status: "no-answer",
      durationSeconds: 0,
    });
    expect(world.webhooks.endedCalls).toEqual([caller.callSid]);
  });
});
