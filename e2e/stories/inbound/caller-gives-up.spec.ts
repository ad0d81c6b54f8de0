import { InboundLine } from "../../fixtures/inbound-line.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ place: "switchboard" });

const beasMobile = "+447700900001";

/** When they hang up, after how long, and what is left of it. */
const stages = [
  [
    "during the greeting",
    { hangsUpAfterSeconds: 1 },
    "missed",
    ["caller: known"],
    "nobody took the call",
  ],
  [
    "while the mobile rings",
    { hangsUpAfterSeconds: 12 },
    "missed",
    ["mobile: begin", "end: hung up"],
    "nobody took the call",
  ],
  [
    "while the mobile's voicemail talks",
    { hangsUpAfterSeconds: 24 },
    "missed",
    ["mobile: begin", "end: hung up"],
    "nobody took the call",
  ],
  [
    "before the tone",
    { hangsUpAfterSeconds: 31 },
    "missed",
    ["mobile: begin", "mobile: unanswered", "voicemail: begin"],
    "nobody took the call",
  ],
  [
    "after the tone, without a word",
    { says: "silence", hangsUpAfterSeconds: 40 },
    "missed",
    ["mobile: begin", "mobile: unanswered", "voicemail: begin"],
    "nobody took the call",
  ],
  [
    "in the middle of their message",
    { says: { message: { seconds: 20, transcript: "I wanted", breaksOffAfterSeconds: 5 } } },
    "voicemail",
    ["mobile: begin", "mobile: unanswered", "voicemail: begin", "voicemail: message"],
    "they left a message of 0:05",
  ],
] as const;

for (const [stage, behaviour, outcome, decisions, words] of stages) {
  test(`a caller hangs up ${stage}: one call, not held, and one task`, async ({ world, lead }) => {
    await world.twilio.setPerson(beasMobile, { answer: { afterSeconds: 16, says: "voicemail" } });
    const line = await InboundLine.begin(world);
    const callSid = await line.ring(lead.number, behaviour);
    await line.pass(240);

    expect(await line.ended(callSid)).toMatchObject({ outcome });
    // Whose call it was may be known only after they have gone.
    await expect.poll(() => line.decisions(callSid)).toEqual(decisions);
    const { calls, tasks } = await line.written({ calls: 1, tasks: 1 });
    expect(calls[0]).toMatchObject({
      status: "Not Held",
      parent_id: lead.id,
      assigned_user_id: lead.ownerId,
      description: expect.stringContaining(words),
    });
    const name = outcome === "voicemail" ? "Voicemail from" : "Call back";
    expect(tasks[0]).toMatchObject({ name: `${name} ${lead.name}`, priority: "High" });
  });
}
