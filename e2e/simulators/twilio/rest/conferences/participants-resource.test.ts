import { describe, expect, test } from "vitest";
import { customerNumber, ourNumber } from "../../calls/testing/call-world.ts";
import { startConferenceServer } from "../testing/conference-server.ts";

const holdUrl = "https://server.example/hold";
const music = expect.toBeOneOf([350, 520, 530]);

/** An agent and a caller who talk. */
async function meet(attributes = "") {
  const server = await startConferenceServer();
  const { world } = server;
  const agent = await world.join(`participantLabel="agent" ${attributes}`);
  const caller = await world.join(`participantLabel="customer"`);
  world.clearEvents();
  const ears = { agent: agent.audio, caller: caller.audio };
  return { ...server, agent, caller, ears };
}

describe("participants", () => {
  test("are listed while they are there, and found by label", async () => {
    const { conference, participant, world, caller } = await meet();
    expect(await conference().participants.list()).toHaveLength(2);
    expect(await conference().participants.list({ muted: true })).toEqual([]);
    expect(await participant("customer").fetch()).toMatchObject({
      callSid: caller.callSid,
      label: "customer",
      muted: false,
      hold: false,
      coaching: false,
      startConferenceOnEnter: true,
      endConferenceOnExit: false,
      status: "connected",
    });
    caller.hangUp();
    await world.settle();
    await expect(participant("customer").fetch()).rejects.toMatchObject({ code: 20404 });
    expect(await conference().participants.list()).toHaveLength(1);
  });

  test("are muted and unmuted, and each change is told once", async () => {
    const { participant, world, ears, caller } = await meet();
    await participant("customer").update({ muted: true });
    await participant("customer").update({ muted: true });
    const spoken = await world.hear(ears, [[caller.audio, 900]]);
    expect(spoken).toEqual({ agent: "silence", caller: "silence" });
    await participant(caller.callSid).update({ muted: false });
    expect(await world.hear(ears, [[caller.audio, 900]])).toMatchObject({ agent: 900 });
    const changes = world.eventNames().filter((name) => !name?.includes("speech"));
    expect(changes).toEqual(["participant-mute", "participant-unmute"]);
  });

  test("hear only music on hold, and are not heard", async () => {
    const { participant, world, ears, agent, caller } = await meet();
    const held = await participant("customer").update({ hold: true });
    expect(held.hold).toBe(true);
    const both: [typeof agent.audio, number][] = [
      [agent.audio, 500],
      [caller.audio, 900],
    ];
    expect(await world.hear(ears, both)).toEqual({ agent: "silence", caller: music });
    await participant("customer").update({ hold: false });
    expect(await world.hear(ears, both)).toEqual({ agent: 900, caller: 500 });
    const changes = world.told().filter((each) => each["StatusCallbackEvent"]?.endsWith("hold"));
    expect(changes).toMatchObject([
      { StatusCallbackEvent: "participant-hold", Hold: "true", CallSid: caller.callSid },
      { StatusCallbackEvent: "participant-unhold", Hold: "false" },
    ]);
  });

  test("hear the document of a holdUrl, asked for by GET", async () => {
    const { participant, world, ears } = await meet();
    world.webhooks.answer(holdUrl, `<Response><Say loop="0">Please hold</Say></Response>`);
    await participant("customer").update({ hold: true, holdUrl });
    expect(await world.hear(ears, [])).toEqual({ agent: "silence", caller: 620 });
    expect(world.webhooks.requestsTo(holdUrl)).toMatchObject([{ method: "GET" }]);
  });

  test("can be spoken to alone", async () => {
    const { participant, world, ears } = await meet();
    const url = "https://server.example/whisper";
    world.webhooks.answer(url, `<Response><Say>${"word ".repeat(6)}</Say></Response>`);
    await participant("customer").update({ announceUrl: url });
    expect(await world.hear(ears, [])).toEqual({ agent: "silence", caller: 620 });
    await world.seconds(2);
    expect(world.told()).toMatchObject([{ StatusCallbackEvent: "announcement-end" }]);
  });

  test("are removed: their call ends, and the conference may with it", async () => {
    const { participant, world, agent, caller } = await meet(`endConferenceOnExit="true"`);
    expect(await participant("agent").remove()).toBe(true);
    await world.settle();
    expect(world.statusOf(agent.callSid)).toBe("completed");
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
    expect(world.conferences.list()[0]?.reasonEnded).toBe(
      "participant-with-end-conference-on-exit-kicked",
    );
  });

  test("coach one another when that makes sense", async () => {
    const { participant, world, ears, agent, caller } = await meet();
    const coach = await world.join(`participantLabel="coach"`);
    await participant("coach").update({ coaching: true, callSidToCoach: agent.callSid });
    expect(await world.hear(ears, [[coach.audio, 700]])).toEqual({
      agent: 700,
      caller: "silence",
    });
    expect(await participant("coach").fetch()).toMatchObject({
      coaching: true,
      callSidToCoach: agent.callSid,
    });
    await participant("coach").update({ coaching: false });
    expect(await world.hear(ears, [[coach.audio, 700]])).toEqual({ agent: 700, caller: 700 });
    await expect(participant("coach").update({ coaching: true })).rejects.toMatchObject({
      status: 400,
    });
    const stranger = { coaching: true, callSidToCoach: `CA${"0".repeat(32)}` };
    await expect(participant("coach").update(stranger)).rejects.toMatchObject({ status: 400 });
    expect(caller.told).not.toContain("end");
  });
});

describe("somebody who is added", () => {
  const invitation = { from: ourNumber, to: customerNumber };

  test("rings, is heard ringing, and joins at the answer", async () => {
    const { conference, world, ears, agent, caller } = await meet();
    const added = await conference().participants.create({
      ...invitation,
      label: "colleague",
      endConferenceOnExit: false,
      statusCallback: "https://server.example/status",
      statusCallbackEvent: ["answered", "completed"],
    });
    expect(added).toMatchObject({ label: "colleague", status: "queued" });
    await world.settle();
    expect(await world.hear(ears, [])).toEqual({
      agent: expect.toBeOneOf([440, 480]),
      caller: expect.toBeOneOf([440, 480]),
    });
    expect(world.eventNames()).toEqual([]);
    world.customer.answer();
    await world.settle();
    expect(world.told()).toMatchObject([
      { StatusCallbackEvent: "participant-join", ParticipantLabel: "colleague" },
    ]);
    const heard = await world.hear({ colleague: world.customer.audio, ...ears }, [
      [agent.audio, 500],
    ]);
    expect(heard).toEqual({ colleague: 500, agent: "silence", caller: 500 });
    world.customer.rung().reports.hungUp();
    await world.settle();
    const status = world.webhooks.notificationsTo("https://server.example/status");
    expect(status.map(({ fields }) => fields["CallStatus"])).toEqual(["in-progress", "completed"]);
    expect(world.statusOf(caller.callSid)).toBe("in-progress");
  });

  test.each([
    ["busy", "busy"],
    ["no-answer", "no-answer"],
  ] as const)("and is %s is told as having left", async (reason, status) => {
    const { conference, world } = await meet();
    await conference().participants.create({ ...invitation, label: "colleague" });
    await world.settle();
    world.customer.rung().reports.refused(reason);
    await world.settle();
    expect(world.told()).toMatchObject([
      {
        StatusCallbackEvent: "participant-leave",
        ParticipantLabel: "colleague",
        ParticipantCallStatus: status,
        ReasonParticipantLeft: "participant_add_failed",
      },
    ]);
    expect(await conference().participants.list()).toHaveLength(2);
  });

  test("still rings when the agent goes, and the call is called off with the conference", async () => {
    const { conference, world, agent } = await meet(`endConferenceOnExit="true"`);
    const { callSid } = await conference().participants.create(invitation);
    await world.settle();
    agent.hangUp();
    await world.settle();
    expect(world.statusOf(callSid)).toBe("canceled");
    expect(world.customer.rung().isEnded).toBe(true);
  });

  test("may be the first: the conference begins with them", async () => {
    const { client, world } = await startConferenceServer();
    const events = "https://server.example/events";
    await client()
      .conferences("new room")
      .participants.create({
        ...invitation,
        conferenceStatusCallback: events,
        conferenceStatusCallbackEvent: ["start", "join"],
        conferenceRecord: "record-from-start",
        waitUrl: "",
      });
    await world.settle();
    world.customer.answer();
    await world.settle();
    await world.join("", "new room");
    const told = world.webhooks.notificationsTo(events).map(({ fields }) => fields);
    expect(told.map((each) => each["StatusCallbackEvent"])).toEqual([
      "participant-join",
      "participant-join",
      "conference-start",
    ]);
    expect(world.recordings.list()).toMatchObject([{ source: "Conference" }]);
  });

  test.each([
    ["a label that is in use", { label: "agent" }, 16026],
    ["a label with a slash", { label: "a/b" }, 16024],
    ["a caller that is not ours", { from: "+15559998888" }, 21210],
    ["an unknown call to coach", { coaching: true, callSidToCoach: "CA1" }, 16028],
    ["an unknown event", { conferenceStatusCallbackEvent: ["begin"] }, 20001],
  ])("cannot have %s", async (_, options, code) => {
    const { conference, world } = await meet();
    const calls = world.calls.list().length;
    const create = conference().participants.create({ ...invitation, ...options });
    await expect(create).rejects.toMatchObject({ status: 400, code });
    expect(world.calls.list()).toHaveLength(calls);
  });
});
