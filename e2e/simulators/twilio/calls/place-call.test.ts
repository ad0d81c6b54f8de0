import { describe, expect, it } from "vitest";
import type { OutboundCallOrder } from "../resources/live-calls.ts";
import {
  createCallWorld,
  customerNumber,
  ourNumber,
  type CallWorld,
} from "./testing/call-world.ts";

const url = "https://server.example/outbound";
const statusCallback = "https://server.example/status";

function placeCall(world: CallWorld, to: string, changes: Partial<OutboundCallOrder> = {}) {
  const record = world.calls.create({
    from: ourNumber,
    to,
    direction: "outbound-api",
    status: "queued",
  });
  world.live.startOutboundCall({
    record,
    instructions: { kind: "url", url, method: "POST", fallbackUrl: "", fallbackMethod: "POST" },
    statusCallback,
    statusCallbackMethod: "POST",
    statusCallbackEvents: ["initiated", "ringing", "answered", "completed"],
    timeoutSeconds: 60,
    timeLimitSeconds: undefined,
    sendDigits: undefined,
    recording: undefined,
    ...changes,
  });
  return record;
}

describe("a call made by REST", () => {
  it("asks for its document once it is answered, and reports every step", async () => {
    const world = createCallWorld();
    world.webhooks.answer(url, "<Response><Say>Hello there</Say></Response>");
    const record = placeCall(world, customerNumber);
    await world.seconds(5);
    expect(world.webhooks.requests).toEqual([]);
    world.customer.answer();
    await world.seconds(3);
    expect(world.webhooks.requestsTo(url)).toMatchObject([
      { fields: { CallSid: record.sid, CallStatus: "in-progress", Direction: "outbound-api" } },
    ]);
    expect(
      world.webhooks.notificationsTo(statusCallback).map(({ fields }) => fields["CallStatus"]),
    ).toEqual(["initiated", "ringing", "in-progress", "completed"]);
    expect(world.customer.rung().isEnded).toBe(true);
    expect(world.customer.audio.heard.length).toBeGreaterThan(10);
  });

  it("runs inline TwiML", async () => {
    const world = createCallWorld();
    placeCall(world, customerNumber, {
      instructions: { kind: "twiml", twiml: "<Response><Play digits='1w2'/></Response>" },
    });
    world.customer.answer();
    await world.seconds(2);
    expect(world.customer.digitsHeard).toEqual(["1", "2"]);
    expect(world.customer.rung().isEnded).toBe(true);
  });

  it("gives up after its timeout and the five seconds that Twilio adds", async () => {
    const world = createCallWorld();
    const record = placeCall(world, customerNumber, { timeoutSeconds: 30 });
    await world.seconds(34);
    expect(world.statusOf(record.sid)).toBe("ringing");
    await world.seconds(1);
    expect(world.calls.find(record.sid)).toMatchObject({ status: "no-answer", durationSeconds: 0 });
    expect(world.webhooks.requests).toEqual([]);
  });

  it("rings a browser with the parameters in its address", async () => {
    const world = createCallWorld();
    const browser = world.addPhone("client:agent_1");
    placeCall(world, "client:agent_1?callId=c1&name=A%20B");
    await world.settle();
    expect(browser.rung().request.parameters).toEqual({ callId: "c1", name: "A B" });
  });

  it("fails when nobody has the number", async () => {
    const world = createCallWorld();
    const record = placeCall(world, "+15550009999");
    await world.settle();
    expect(world.statusOf(record.sid)).toBe("failed");
  });

  it("ends at its time limit", async () => {
    const world = createCallWorld();
    world.webhooks.answer(url, "<Response><Pause length='600'/></Response>");
    const record = placeCall(world, customerNumber, { timeLimitSeconds: 20 });
    world.customer.answer();
    await world.seconds(21);
    expect(world.calls.find(record.sid)).toMatchObject({
      status: "completed",
      durationSeconds: 20,
    });
  });
});
