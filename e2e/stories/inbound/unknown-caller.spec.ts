import { changeSettings } from "../../fixtures/call-settings.ts";
import { InboundLine } from "../../fixtures/inbound-line.ts";
import { expect, test } from "../../fixtures/test.ts";
import { unusedNumber } from "../../fixtures/unused-number.ts";

test.use({ place: "switchboard" });

const reception = "+442079460976";

test("an unknown caller is passed on to the fallback number, and talks to whoever answers there", async ({
  world,
}) => {
  await changeSettings(world, (settings) => ({
    ...settings,
    fallback: { number: reception, seconds: 25 },
  }));
  await world.twilio.setPerson(reception, { answer: { afterSeconds: 4 } });
  const line = await InboundLine.begin(world);
  const { number: stranger } = unusedNumber();
  const callSid = await line.ring(stranger, { hangsUpAfterSeconds: 60 });
  await line.pass(120);

  // The CRM was asked while they heard it, and does not know them.
  expect(await line.heard(callSid)).toEqual([
    "Hello, and thank you for calling. One moment, please.",
  ]);
  expect(await line.ended(callSid)).toMatchObject({ outcome: "answered" });
  expect(line.decisions(callSid)).toEqual(["fallback: begin", "end: done"]);
  expect(line.reasons(callSid)).toContain("Nobody owns this caller’s record.");
  const { calls } = await line.written({ calls: 1, tasks: 0 });
  expect(calls[0]).toMatchObject({
    name: `Call from ${stranger}`,
    direction: "Inbound",
    status: "Held",
    parent_id: null,
    description: expect.stringMatching(/Answered, talked 0:[45]\d/),
  });
});

test("a withheld number that nobody answers: voicemail, and a task that has the message", async ({
  world,
}) => {
  await changeSettings(world, (settings) => ({
    ...settings,
    fallback: { number: reception, seconds: 25 },
  }));
  await world.twilio.setPerson(reception, "no-answer");
  const line = await InboundLine.begin(world);
  const callSid = await line.ring("anonymous", {
    says: { message: { seconds: 6, transcript: "It is me again.", afterwards: "hang up" } },
  });
  await line.pass(240);

  expect(await line.ended(callSid)).toMatchObject({ outcome: "voicemail" });
  expect(line.decisions(callSid)).toEqual([
    "fallback: begin",
    "fallback: unanswered",
    "voicemail: begin",
    "voicemail: message",
  ]);
  const { calls, tasks } = await line.written({ calls: 1, tasks: 1 });
  expect(calls[0]).toMatchObject({
    name: "Call from a withheld number",
    status: "Not Held",
    description: expect.stringContaining("they left a message of 0:06"),
  });
  expect(tasks[0]).toMatchObject({
    name: "Voicemail from a withheld number",
    description: expect.stringContaining("It is me again."),
  });
});
