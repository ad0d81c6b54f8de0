import { expect, it } from "vitest";
import { isFinalStatus } from "../resources/calls.ts";
import { createCallWorld, ourNumber, voiceUrl } from "./testing/call-world.ts";

const dialOurselves =
  `<Response><Dial answerOnBridge="true" callerId="${ourNumber}">` +
  `<Number>${ourNumber}</Number></Dial></Response>`;

it("makes an incoming call of a call to one of our own numbers, and joins the two", async () => {
  const world = createCallWorld();
  world.webhooks.answer(voiceUrl, "<Response><Say>Welcome</Say><Pause length='60'/></Response>");
  const caller = world.callFromBrowser(dialOurselves);
  await world.seconds(1);
  expect(world.webhooks.requestsTo(voiceUrl)).toMatchObject([
    { fields: { Direction: "inbound", From: ourNumber, To: ourNumber, CallStatus: "ringing" } },
  ]);
  expect(caller.told).toEqual(["ringing", "answer"]);
  expect(caller.audio.heard.length).toBeGreaterThan(10);

  caller.hangUp();
  await world.settle();
  const statuses = world.calls.list().map(({ direction, status }) => [direction, status]);
  expect(statuses).toEqual([
    ["inbound", "completed"],
    ["outbound-dial", "completed"],
    ["inbound", "completed"],
  ]);
});

it("tells the caller's Dial that our number turned the call away", async () => {
  const world = createCallWorld();
  world.webhooks.answer(voiceUrl, "<Response><Reject reason='busy'/></Response>");
  const caller = world.callFromBrowser(dialOurselves);
  await world.settle();
  expect(world.childrenOf(caller.callSid)).toMatchObject([{ status: "busy" }]);
});

it("stops a number that dials itself for ever", async () => {
  const world = createCallWorld();
  const caller = world.callFromPerson(dialOurselves);
  await world.settle();
  expect(caller.told.at(-1)).toBe("end");
  expect(world.calls.list().filter(({ status }) => !isFinalStatus(status))).toEqual([]);
});
