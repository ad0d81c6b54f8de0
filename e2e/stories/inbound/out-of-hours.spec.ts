import { changeSettings } from "../../fixtures/call-settings.ts";
import { InboundLine } from "../../fixtures/inbound-line.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "switchboard" });

const beasMobile = "+447700900001";
const reception = "+442079460976";
/** Open on no day of the week. */
const closed = { alwaysOpen: false, timeZone: "Europe/London", week: [], holidays: [] };

test("out of hours nobody is rung: the caller hears so, and may leave a message", async ({
  world,
  lead,
}) => {
  await changeSettings(world, (settings) => ({
    ...settings,
    usual: { ...settings.usual, hours: closed },
  }));
  const mobileCalls = async () =>
    (await world.twilio.persons()).filter(({ number }) => number === beasMobile);
  const before = await mobileCalls();
  const line = await InboundLine.begin(world);
  const callSid = await line.ring(lead.number, {
    says: { message: { seconds: 5, transcript: "Good night.", afterwards: { press: "#" } } },
  });
  await line.pass(120);

  expect(await line.heard(callSid)).toEqual([
    expect.stringContaining("thank you for calling"),
    "We are closed at the moment.",
    expect.stringContaining("leave a message"),
    "Goodbye.",
  ]);
  expect(await mobileCalls()).toEqual(before);
  expect(line.decisions(callSid)).toEqual(["voicemail: begin", "voicemail: message"]);
  const { calls, tasks } = await line.written({ calls: 1, tasks: 1 });
  expect(calls[0]).toMatchObject({ status: "Not Held", parent_id: lead.id });
  expect(tasks[0]).toMatchObject({ name: `Voicemail from ${lead.name}`, parent_id: lead.id });
});

test("out of hours calls go to the fallback number where the admins say so", async ({
  world,
  lead,
}) => {
  await changeSettings(world, (settings) => ({
    ...settings,
    usual: { ...settings.usual, hours: closed, outOfHours: "fallback" },
    fallback: { number: reception, seconds: 25 },
  }));
  await world.twilio.setPerson(reception, "busy");
  const line = await InboundLine.begin(world);
  const callSid = await line.ring(lead.number, {
    says: "silence",
    hangsUpAfterSeconds: 45,
  });
  await line.pass(120);

  expect(line.decisions(callSid)).toEqual([
    "fallback: begin",
    "fallback: unanswered",
    "voicemail: begin",
    "voicemail: nothing",
  ]);
  expect(line.reasons(callSid)).toContain("The phone was busy, or the call was declined.");
  const { calls, tasks } = await line.written({ calls: 1, tasks: 1 });
  expect(calls[0]).toMatchObject({
    status: "Not Held",
    description: expect.stringContaining("nobody took the call"),
  });
  expect(tasks[0]).toMatchObject({ name: `Call back ${lead.name}`, priority: "High" });
});
