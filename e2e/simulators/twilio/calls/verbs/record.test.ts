import { describe, expect, it } from "vitest";
import { findPeakFrequency } from "../../media/spectrum.ts";
import { createCallWorld, voiceUrl } from "../testing/call-world.ts";

const doneUrl = "https://server.example/twilio/done";
const statusUrl = "https://server.example/twilio/recording";
const transcriptUrl = "https://server.example/twilio/transcript";
/** The beep before a recording. */
const beepSeconds = 0.5;

/** A caller who has just heard the beep. */
async function startRecording(attributes = "", after = "<Pause length='600'/>") {
  const world = createCallWorld();
  world.webhooks.answer(doneUrl, "<Response><Pause length='600'/></Response>");
  const caller = world.callFromPerson(
    `<Response><Record action="done" recordingStatusCallback="recording" ${attributes}/>${after}</Response>`,
  );
  await world.seconds(beepSeconds);
  return {
    world,
    caller,
    speak: (seconds: number, hertz?: number) => world.speak(caller.audio, seconds, hertz),
    /** The fields of the one request to the action. */
    action: () => {
      const requests = world.webhooks.requestsTo(doneUrl);
      expect(requests).toHaveLength(1);
      return requests[0]?.fields;
    },
    statuses: () =>
      world.webhooks.notificationsTo(statusUrl).map(({ fields }) => fields["RecordingStatus"]),
  };
}

describe("a recording of what the caller says", () => {
  it("begins with a beep, unless told otherwise", async () => {
    const { caller } = await startRecording();
    const beep = Int16Array.from(caller.audio.heard.flatMap((frame) => [...frame]));
    expect(findPeakFrequency(beep)).toBeCloseTo(1000, -1);
    const quiet = await startRecording(`playBeep="false"`);
    expect(quiet.caller.audio.heard).toEqual([]);
  });

  it("ends after five seconds of silence, without that silence, and asks the action", async () => {
    const { world, caller, speak, action } = await startRecording();
    await speak(8);
    await world.seconds(4.8);
    expect(world.webhooks.requestsTo(doneUrl)).toEqual([]);
    await world.seconds(0.4);
    const [recording] = world.recordings.list();
    expect(action()).toMatchObject({
      CallSid: caller.callSid,
      CallStatus: "in-progress",
      RecordingSid: recording?.sid,
      RecordingUrl: expect.stringMatching(
        /^https:\/\/api\.twilio\.com\/2010-04-01\/Accounts\/AC\w+\/Recordings\/RE\w{32}$/,
      ),
      RecordingDuration: "8",
      Digits: "",
    });
    expect(recording).toMatchObject({ status: "processing", source: "RecordVerb", channels: 1 });
  });

  it("is what was said", async () => {
    const { world, caller, speak } = await startRecording();
    await speak(3, 700);
    caller.press("#");
    await world.seconds(2);
    const [channel] = world.mediaFiles.read(world.recordings.list()[0]?.sid ?? "") ?? [];
    expect((channel?.length ?? 0) / 16_000).toBeCloseTo(3, 0);
    expect(findPeakFrequency(channel ?? new Int16Array())).toBeCloseTo(700, -1);
  });

  it("keeps the silence around it when it is not to be trimmed", async () => {
    const { world, caller, speak, action } = await startRecording(`trim="do-not-trim"`);
    await world.seconds(2);
    await speak(2);
    await world.seconds(2);
    caller.press("#");
    await world.settle();
    expect(action()).toMatchObject({ RecordingDuration: "6" });
  });

  it.each([
    ["", "7", "7"],
    [`finishOnKey="*"`, "7*", "*"],
  ])("ends with a key (%s), which is told", async (attributes, pressed, told) => {
    const { world, caller, speak, action } = await startRecording(attributes);
    await speak(1);
    caller.press(pressed);
    await world.settle();
    expect(action()).toMatchObject({ Digits: told, RecordingDuration: "1" });
  });

  it("goes on when another key is pressed", async () => {
    const { world, caller, speak } = await startRecording(`finishOnKey="#"`);
    await speak(1);
    caller.press("5");
    await world.settle();
    expect(world.webhooks.requestsTo(doneUrl)).toEqual([]);
  });

  it("ends when it has become as long as allowed", async () => {
    const { speak, action } = await startRecording(`maxLength="4"`);
    await speak(4.2);
    expect(action()).toMatchObject({ RecordingDuration: "4" });
  });

  it("is kept when the caller hangs up, and the action hears of it", async () => {
    const { world, caller, speak, action, statuses } = await startRecording();
    await speak(3);
    caller.hangUp();
    await world.settle();
    expect(action()).toMatchObject({
      Digits: "hangup",
      CallStatus: "completed",
      RecordingDuration: "3",
    });
    await world.seconds(2);
    expect(statuses()).toEqual(["completed"]);
  });

  it("asks for the current document again when there is no action, until it is a loop", async () => {
    const world = createCallWorld();
    const caller = world.callFromPerson(`<Response><Record/></Response>`);
    for (let turn = 0; turn <= world.behaviour.documentsPerCall; turn += 1) {
      await world.seconds(beepSeconds);
      await world.speak(caller.audio, 0.5);
      caller.press("1");
      await world.settle();
    }
    const requests = world.webhooks.requestsTo(voiceUrl);
    expect(requests).toHaveLength(world.behaviour.documentsPerCall);
    expect(requests[1]?.fields).toMatchObject({ RecordingDuration: "1", Digits: "1" });
    expect(world.errorCodes()).toContain(11215);
  });

  it("needs an absolute action where the document has no address", async () => {
    const { world, caller } = await startRecording();
    const record = world.calls.find(caller.callSid);
    if (record === undefined) throw new Error("The call is gone.");
    const twiml = `<Response><Record action="done"/></Response>`;
    world.live.updateCall(record, { instructions: { kind: "twiml", twiml } });
    await world.seconds(beepSeconds);
    await world.speak(caller.audio, 1);
    caller.press("#");
    await world.settle();
    expect(world.errorCodes()).toContain(11100);
  });
});

describe("a recording that nobody speaks on", () => {
  it("is none: the document goes on, and whoever wants to know is told", async () => {
    const { world, caller, statuses } = await startRecording(
      `recordingStatusCallbackEvent="in-progress completed absent"`,
      "",
    );
    await world.seconds(6);
    expect(world.webhooks.requestsTo(doneUrl)).toEqual([]);
    expect(statuses()).toEqual(["in-progress", "absent"]);
    expect(world.recordings.list()).toMatchObject([{ status: "absent", durationSeconds: null }]);
    expect(world.statusOf(caller.callSid)).toBe("completed");
  });

  it("asks nothing of the action when the caller hangs up", async () => {
    const { world, caller } = await startRecording();
    caller.hangUp();
    await world.seconds(10);
    expect(world.webhooks.requestsTo(doneUrl)).toEqual([]);
  });
});

describe("the status callback of a recording", () => {
  it("comes when the file is there, and not before", async () => {
    const { world, caller, speak, statuses } = await startRecording();
    await speak(3);
    caller.press("#");
    await world.seconds(1.9);
    expect(statuses()).toEqual([]);
    await world.seconds(0.2);
    const [recording] = world.recordings.list();
    expect(world.webhooks.notificationsTo(statusUrl)).toMatchObject([
      {
        callSid: caller.callSid,
        fields: {
          CallSid: caller.callSid,
          RecordingSid: recording?.sid,
          RecordingStatus: "completed",
          RecordingDuration: "3",
          RecordingChannels: "1",
          RecordingSource: "RecordVerb",
          RecordingStartTime: expect.stringMatching(/ \+0000$/),
          ErrorCode: "0",
        },
      },
    ]);
    expect(recording?.status).toBe("completed");
  });

  it("says absent when a fault makes the recording vanish", async () => {
    const { world, caller, speak, statuses } = await startRecording(
      `recordingStatusCallbackEvent="completed absent"`,
    );
    world.faults.set([{ kind: "absent", probability: 1, seed: 1 }]);
    await speak(3);
    caller.press("#");
    await world.seconds(3);
    expect(statuses()).toEqual(["absent"]);
  });
});

describe("a transcription", () => {
  const wanted = `transcribe="true" transcribeCallback="transcript"`;

  async function leave(seconds: number, attributes = wanted) {
    const left = await startRecording(attributes);
    left.world.transcripts.set(left.caller.callSid, "Please call me back.");
    await left.speak(seconds);
    left.caller.press("#");
    await left.world.seconds(10);
    return { ...left, told: left.world.webhooks.notificationsTo(transcriptUrl) };
  }

  it("follows the recording, with what was understood", async () => {
    const { world, caller, told } = await leave(5);
    const [transcription] = world.transcriptions.list();
    expect(told).toHaveLength(1);
    expect(told[0]?.fields).toMatchObject({
      CallSid: caller.callSid,
      RecordingSid: world.recordings.list()[0]?.sid,
      TranscriptionSid: transcription?.sid,
      TranscriptionStatus: "completed",
      TranscriptionText: "Please call me back.",
    });
    expect(Object.keys(told[0]?.fields ?? {}).toSorted()).toEqual([
      "AccountSid",
      "ApiVersion",
      "CallSid",
      "CallStatus",
      "Direction",
      "From",
      "RecordingSid",
      "RecordingUrl",
      "To",
      "TranscriptionSid",
      "TranscriptionStatus",
      "TranscriptionText",
      "TranscriptionUrl",
    ]);
  });

  it.each([
    ["of two seconds", 2, wanted],
    ["of two minutes", 121, wanted],
    ["that nobody asked for", 5, `transcribeCallback="transcript"`],
  ])("is not made of a recording %s", async (_, seconds, attributes) => {
    const { world, told } = await leave(seconds, attributes);
    expect(told).toEqual([]);
    expect(world.transcriptions.list()).toEqual([]);
  });

  it("can fail, and says so", async () => {
    const left = await startRecording(wanted);
    left.world.faults.set([{ kind: "transcription-failed", probability: 1, seed: 1 }]);
    await left.speak(5);
    left.caller.press("#");
    await left.world.seconds(10);
    expect(left.world.webhooks.notificationsTo(transcriptUrl)[0]?.fields).toMatchObject({
      TranscriptionStatus: "failed",
      TranscriptionText: "",
    });
  });
});
