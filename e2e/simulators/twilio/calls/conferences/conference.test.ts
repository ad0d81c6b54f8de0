import { describe, expect, it } from "vitest";
import { createConferenceWorld, type ConferenceWorld } from "../testing/conference-world.ts";

const music = expect.toBeOneOf([350, 520, 530]);

async function meet(...attributes: readonly string[]) {
  const world = createConferenceWorld();
  const callers = [];
  for (const each of attributes) callers.push(await world.join(each));
  const [ann, ben, cem] = callers;
  if (ann === undefined || ben === undefined) throw new Error("At least two have to meet.");
  return { world, ann, ben, cem: cem ?? ben };
}

const statusOf = (world: ConferenceWorld) => world.conferences.list().map(({ status }) => status);

describe("a conference", () => {
  it("lets everybody hear all the others", async () => {
    const { world, ann, ben, cem } = await meet("", "", "");
    const ears = { ann: ann.audio, ben: ben.audio, cem: cem.audio };
    expect(await world.hear(ears, [[ann.audio, 500]])).toEqual({
      ann: "silence",
      ben: 500,
      cem: 500,
    });
    const both = await world.hear({ ann: ann.audio, ben: ben.audio }, [
      [ann.audio, 500],
      [ben.audio, 900],
    ]);
    expect(both).toEqual({ ann: 900, ben: 500 });
  });

  it("plays music to the first until there is a second", async () => {
    const world = createConferenceWorld();
    const ann = await world.join();
    expect(await world.hear({ ann: ann.audio }, [])).toEqual({ ann: music });
    expect(statusOf(world)).toEqual(["init"]);
    const ben = await world.join();
    expect(statusOf(world)).toEqual(["in-progress"]);
    const ears = { ann: ann.audio, ben: ben.audio };
    expect(await world.hear(ears, [[ben.audio, 900]])).toEqual({ ann: 900, ben: "silence" });
  });

  it("does not start without somebody who starts it", async () => {
    const { world, ann, ben } = await meet(
      `startConferenceOnEnter="false"`,
      `startConferenceOnEnter="false"`,
    );
    expect(statusOf(world)).toEqual(["init"]);
    const ears = { ann: ann.audio, ben: ben.audio };
    expect(await world.hear(ears, [[ann.audio, 900]])).toEqual({ ann: music, ben: music });
    await world.join();
    expect(statusOf(world)).toEqual(["in-progress"]);
  });

  it("is silent while one waits when waitUrl is empty", async () => {
    const world = createConferenceWorld();
    const ann = await world.join(`waitUrl=""`);
    expect(await world.hear({ ann: ann.audio }, [])).toEqual({ ann: "silence" });
  });

  it("plays a document once while one waits, without the verbs that are not for that", async () => {
    const world = createConferenceWorld();
    const waitUrl = "https://server.example/wait";
    world.webhooks.answer(waitUrl, "<Response><Dial/><Say>Please wait</Say></Response>");
    const ann = await world.join(`waitUrl="/wait" waitMethod="GET"`);
    expect(await world.hear({ ann: ann.audio }, [])).toEqual({ ann: 620 });
    await world.seconds(10);
    expect(world.webhooks.requestsTo(waitUrl)).toMatchObject([{ method: "GET" }]);
    const warnings = world.log.since(0).filter(({ type }) => type === "twiml.warning");
    expect(warnings.map((event) => event["message"])).toEqual([
      "<Dial> is not allowed in the waitUrl of a conference.",
    ]);
  });

  it("drops who cannot wait because waitUrl does not answer", async () => {
    const world = createConferenceWorld();
    const ann = await world.join(`waitUrl="/missing"`);
    await world.seconds(10);
    expect(world.statusOf(ann.callSid)).toBe("completed");
    expect(statusOf(world)).toEqual(["completed"]);
  });

  it("beeps when somebody comes or goes, unless told otherwise", async () => {
    const { world, ann, ben } = await meet("", "");
    ann.audio.heard.splice(0);
    const cem = await world.join(`beep="true"`);
    await world.seconds(0.3);
    const isLoud = () => ann.audio.heard.some((frame) => frame.some((sample) => sample !== 0));
    expect(isLoud()).toBe(true);
    await world.seconds(1);
    ann.audio.heard.splice(0);
    ben.hangUp();
    await world.seconds(0.3);
    expect(isLoud()).toBe(false);
    cem.hangUp();
    await world.seconds(0.3);
    expect(isLoud()).toBe(true);
  });

  it("goes on for the others when one hangs up, and ends with the last", async () => {
    const { world, ann, ben } = await meet("", "");
    ben.hangUp();
    await world.settle();
    expect(world.left(ben)).toMatchObject([
      { DialCallStatus: "answered", CallStatus: "completed" },
    ]);
    expect(statusOf(world)).toEqual(["in-progress"]);
    ann.hangUp();
    await world.settle();
    expect(world.conferences.list()).toMatchObject([
      { status: "completed", reasonEnded: "last-participant-left", callSidEnding: ann.callSid },
    ]);
  });

  it("ends for all when one leaves who ends it; their calls go on with the action", async () => {
    const { world, ann, ben } = await meet(`endConferenceOnExit="true"`, "");
    ann.hangUp();
    await world.settle();
    expect(world.statusOf(ben.callSid)).toBe("in-progress");
    const [action] = world.left(ben);
    expect(action).toMatchObject({ DialCallStatus: "answered", CallStatus: "in-progress" });
    expect(action).not.toHaveProperty("DialCallSid");
    expect(action).not.toHaveProperty("DialCallDuration");
    expect(world.conferences.list()[0]?.reasonEnded).toBe(
      "participant-with-end-conference-on-exit-left",
    );
  });

  it("has its name free again afterwards", async () => {
    const { world, ann, ben } = await meet("", "");
    ann.hangUp();
    ben.hangUp();
    await world.settle();
    await world.join();
    expect(statusOf(world)).toEqual(["init", "completed"]);
  });

  it("does not mute others, but one who came muted", async () => {
    const { world, ann, ben } = await meet(`muted="true"`, "");
    const ears = { ann: ann.audio, ben: ben.audio };
    const heard = await world.hear(ears, [
      [ann.audio, 500],
      [ben.audio, 900],
    ]);
    expect(heard).toEqual({ ann: 900, ben: "silence" });
  });

  it("lets a coach speak into one ear only", async () => {
    const { world, ann, ben } = await meet(`participantLabel="agent"`, "");
    const coach = await world.join(`coach="${ann.callSid}"`);
    const ears = { ann: ann.audio, ben: ben.audio, coach: coach.audio };
    expect(await world.hear(ears, [[coach.audio, 700]])).toEqual({
      ann: 700,
      ben: "silence",
      coach: "silence",
    });
    expect(await world.hear({ coach: coach.audio }, [[ben.audio, 900]])).toEqual({ coach: 900 });
  });
});

describe("who cannot join a conference", () => {
  it.each([
    ["has a label that is in use", `participantLabel="agent"`, 16025],
    ["has a label that is a CallSid", `participantLabel="CA${"0".repeat(32)}"`, 16023],
    ["is one too many", `maxParticipants="2"`, 16020],
    ["coaches somebody who is not there", `coach="CA${"0".repeat(32)}"`, 16028],
  ])("%s: the document goes on", async (_, attributes, errorCode) => {
    const { world } = await meet(`participantLabel="agent"`, "");
    const late = await world.join(attributes, "room", "<Pause length='60'/>");
    expect(world.errorCodes()).toEqual([errorCode]);
    expect(world.left(late)).toEqual([]);
    expect(world.statusOf(late.callSid)).toBe("in-progress");
    expect(world.live.participantsOf(world.conferenceSid())).toHaveLength(2);
  });
});

describe("the status callback of a conference", () => {
  it("is the one of the first who came, and numbers its events", async () => {
    const { world, ann, ben } = await meet(
      `participantLabel="agent"`,
      `statusCallback="/elsewhere" endConferenceOnExit="true"`,
    );
    ben.hangUp();
    await world.settle();
    expect(world.webhooks.notificationsTo("https://server.example/elsewhere")).toEqual([]);
    const about = {
      ConferenceSid: world.conferenceSid(),
      FriendlyName: "room",
      AccountSid: expect.stringMatching(/^AC/),
      Timestamp: expect.stringMatching(/ \+0000$/),
    };
    const ofAnn = { ...about, CallSid: ann.callSid, ParticipantLabel: "agent" };
    const ofBen = { ...about, CallSid: ben.callSid, EndConferenceOnExit: "true" };
    expect(world.told()).toMatchObject([
      {
        ...ofAnn,
        StatusCallbackEvent: "participant-join",
        SequenceNumber: "1",
        Muted: "false",
        Hold: "false",
        Coaching: "false",
        StartConferenceOnEnter: "true",
        EndConferenceOnExit: "false",
      },
      { ...ofBen, StatusCallbackEvent: "participant-join", SequenceNumber: "2" },
      { ...about, StatusCallbackEvent: "conference-start", SequenceNumber: "3" },
      {
        ...ofBen,
        StatusCallbackEvent: "participant-leave",
        SequenceNumber: "4",
        ParticipantCallStatus: "completed",
        ReasonParticipantLeft: "participant_hung_up",
      },
      {
        ...ofAnn,
        StatusCallbackEvent: "participant-leave",
        SequenceNumber: "5",
        ParticipantCallStatus: "in-progress",
        ReasonParticipantLeft: "moderator_ended_conference",
      },
      {
        ...about,
        StatusCallbackEvent: "conference-end",
        SequenceNumber: "6",
        CallSidEndingConference: ben.callSid,
        ReasonConferenceEnded: "participant-with-end-conference-on-exit-left",
      },
    ]);
  });

  it("only tells what it was asked to tell", async () => {
    const { world } = await meet(`statusCallbackEvent="start"`, "");
    expect(world.eventNames()).toEqual(["conference-start"]);
  });

  it("tells who speaks", async () => {
    const { world, ann } = await meet("", "");
    world.clearEvents();
    await world.speak(ann.audio, 1);
    expect(world.told()).toMatchObject([
      { StatusCallbackEvent: "participant-speech-start", CallSid: ann.callSid },
    ]);
    await world.seconds(2);
    expect(world.eventNames()).toEqual(["participant-speech-start", "participant-speech-stop"]);
  });
});

describe("the recording of a conference", () => {
  it("begins when the conference does, and belongs to it alone", async () => {
    const recorded =
      `record="record-from-start" recordingStatusCallback="/recorded" ` +
      `recordingStatusCallbackEvent="in-progress completed"`;
    const { world, ann, ben } = await meet(recorded, "");
    await world.speak(ann.audio, 2, 500);
    await world.speak(ben.audio, 2, 900);
    ann.hangUp();
    ben.hangUp();
    await world.seconds(3);
    expect(world.recordings.list()).toMatchObject([
      { callSid: null, conferenceSid: world.conferenceSid(), channels: 1, durationSeconds: 4 },
    ]);
    const told = world.webhooks.notificationsTo("https://server.example/recorded");
    expect(told.map(({ fields }) => fields["RecordingStatus"])).toEqual([
      "in-progress",
      "completed",
    ]);
    expect(told[1]?.fields).toMatchObject({
      ConferenceSid: world.conferenceSid(),
      RecordingSource: "Conference",
    });
    expect(told[1]?.fields).not.toHaveProperty("CallSid");
  });
});
