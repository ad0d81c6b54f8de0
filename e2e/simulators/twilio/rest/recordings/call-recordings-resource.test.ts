import { describe, expect, test } from "vitest";
import { customerNumber, ourNumber, appVoiceUrl } from "../../calls/testing/call-world.ts";
import { findPeakFrequency } from "../../media/spectrum.ts";
import { startLiveServer } from "../testing/live-server.ts";

const callbackUrl = "https://server.example/recordings";
const dial = `<Response><Dial answerOnBridge="true" callerId="${ourNumber}"><Number>${customerNumber}</Number></Dial></Response>`;

/** A browser that talks to the customer. */
async function talk(twiml = dial) {
  const server = await startLiveServer();
  const { world, client } = server;
  const caller = world.callFromBrowser(twiml);
  await world.settle();
  world.customer.answer();
  await world.settle();
  const soundOf = (sid: string) =>
    (world.mediaFiles.read(sid) ?? []).map((channel) => findPeakFrequency(channel.subarray(8000)));
  return {
    ...server,
    caller,
    recordings: client().calls(caller.callSid).recordings,
    recording: (sid: string) => client().calls(caller.callSid).recordings(sid),
    soundOf,
    statuses: () =>
      world.webhooks.notificationsTo(callbackUrl).map(({ fields }) => fields["RecordingStatus"]),
  };
}

describe("a recording of a live call", () => {
  test("is started and stopped by REST, and reported", async () => {
    const { world, caller, recordings, recording, statuses } = await talk();
    const started = await recordings.create({
      recordingStatusCallback: callbackUrl,
      recordingStatusCallbackEvent: ["in-progress", "completed"],
    });
    expect(started).toMatchObject({
      callSid: caller.callSid,
      status: "in-progress",
      source: "StartCallRecordingAPI",
      channels: 1,
      track: "both",
    });
    await world.speak(caller.audio, 3);
    const stopped = await recording(started.sid).update({ status: "stopped" });
    expect(stopped).toMatchObject({ status: "stopped", duration: "3" });
    await world.seconds(2);
    expect(statuses()).toEqual(["in-progress", "completed"]);
    expect(world.webhooks.notificationsTo(callbackUrl)[1]?.fields).toMatchObject({
      CallSid: caller.callSid,
      RecordingSid: started.sid,
      RecordingSource: "StartCallRecordingAPI",
      RecordingDuration: "3",
    });
    expect(await recording(started.sid).fetch()).toMatchObject({ status: "completed" });
  });

  test("has each side on a channel of its own when it is dual", async () => {
    const { world, caller, recordings, soundOf } = await talk();
    const { sid } = await recordings.create({ recordingChannels: "dual" });
    await world.speak(caller.audio, 2, 500);
    await world.speak(world.customer.audio, 2, 900);
    caller.hangUp();
    await world.seconds(3);
    const [mine, theirs] = soundOf(sid);
    expect(mine).toBeCloseTo(500, -1);
    expect(theirs).toBeCloseTo(900, -1);
  });

  test("ends with the call", async () => {
    const { world, caller, recordings, recording } = await talk();
    const { sid } = await recordings.create();
    await world.speak(caller.audio, 2);
    caller.hangUp();
    await world.seconds(3);
    expect(await recording(sid).fetch()).toMatchObject({ status: "completed", duration: "2" });
  });

  test.each([
    ["skip", "3"],
    ["silence", "7"],
  ])("pauses by %s, and lasts %s seconds then", async (pauseBehavior, duration) => {
    const { world, caller, recordings, recording } = await talk();
    await recordings.create();
    await world.speak(caller.audio, 2);
    const current = recording("Twilio.CURRENT");
    const paused = await current.update({ status: "paused", pauseBehavior });
    expect(paused.status).toBe("paused");
    await world.speak(caller.audio, 4, 900);
    expect((await current.update({ status: "in-progress" })).status).toBe("in-progress");
    await world.speak(caller.audio, 1);
    const { sid } = await current.update({ status: "stopped" });
    await world.seconds(3);
    expect(await recording(sid).fetch()).toMatchObject({ duration });
  });

  test("is listed with its call, and deleted once it is over", async () => {
    const { world, recordings, recording, client } = await talk();
    const { sid } = await recordings.create();
    expect((await recordings.list()).map((one) => one.sid)).toEqual([sid]);
    await expect(recording(sid).remove()).rejects.toMatchObject({ status: 409 });
    await recording(sid).update({ status: "stopped" });
    await world.seconds(3);
    expect(await recording(sid).remove()).toBe(true);
    expect(await recordings.list()).toEqual([]);
    await expect(client().recordings(sid).fetch()).rejects.toMatchObject({ status: 404 });
  });

  test("is refused where nobody talks, and cannot be changed when it is over", async () => {
    const { world, caller, recordings, recording, client } = await talk();
    const { sid } = await recordings.create();
    await expect(recording(`RE${"0".repeat(32)}`).fetch()).rejects.toMatchObject({ code: 20404 });
    caller.hangUp();
    await world.settle();
    const refusal = { status: 400, code: 21220 };
    await expect(recordings.create()).rejects.toMatchObject(refusal);
    await expect(recording(sid).update({ status: "stopped" })).rejects.toMatchObject(refusal);
    await expect(recording("Twilio.CURRENT").fetch()).rejects.toMatchObject({ status: 404 });
    await expect(client().calls("CA1").recordings.create()).rejects.toMatchObject({ status: 404 });
  });
});

test("a call that REST made can be recorded from its answer on", async () => {
  const { world, client } = await startLiveServer();
  const call = await client().calls.create({
    to: customerNumber,
    from: ourNumber,
    twiml: "<Response><Pause length='60'/></Response>",
    record: true,
    recordingStatusCallback: callbackUrl,
  });
  await world.settle();
  expect(world.recordings.list()).toEqual([]);
  world.customer.answer();
  await world.settle();
  await world.speak(world.customer.audio, 2);
  await client().calls(call.sid).update({ status: "completed" });
  await world.seconds(3);
  expect(world.webhooks.notificationsTo(callbackUrl)[0]?.fields).toMatchObject({
    CallSid: call.sid,
    RecordingSource: "OutboundAPI",
    RecordingStatus: "completed",
  });
});

describe("a Dial that records", () => {
  const recorded = (record: string) =>
    dial.replace(
      "<Dial ",
      `<Dial record="${record}" recordingStatusCallback="${callbackUrl}" action="/after" `,
    );

  test("starts at the answer, tells the action, and is of the parent call", async () => {
    const { world, caller, statuses, soundOf } = await talk(recorded("record-from-answer-dual"));
    world.webhooks.answer("https://server.example/after", "<Response/>");
    await world.speak(caller.audio, 2, 500);
    await world.speak(world.customer.audio, 2, 900);
    world.customer.rung().reports.hungUp();
    await world.seconds(3);
    const [recording] = world.recordings.list();
    expect(recording).toMatchObject({
      callSid: caller.callSid,
      source: "DialVerb",
      channels: 2,
      durationSeconds: 4,
    });
    const [action] = world.webhooks.requestsTo("https://server.example/after");
    expect(action?.fields["RecordingUrl"]).toContain(`/Recordings/${recording?.sid}`);
    expect(statuses()).toEqual(["completed"]);
    expect(world.webhooks.notificationsTo(callbackUrl)[0]?.fields).toMatchObject({
      CallSid: caller.callSid,
      RecordingSource: "DialVerb",
      RecordingChannels: "2",
      RecordingTrack: "both",
    });
    const [mine, theirs] = soundOf(recording?.sid ?? "");
    expect(mine).toBeCloseTo(500, -1);
    expect(theirs).toBeCloseTo(900, -1);
  });

  test("also has the ringing when told so", async () => {
    const { world } = await startLiveServer();
    world.webhooks.answer("https://server.example/after", "<Response/>");
    const ringing = recorded("record-from-ringing").replace(`answerOnBridge="true"`, "");
    const caller = world.callFromBrowser(ringing);
    await world.seconds(5);
    world.customer.answer();
    await world.speak(caller.audio, 2);
    caller.hangUp();
    await world.settle();
    expect(world.recordings.list()).toMatchObject([{ durationSeconds: 7 }]);
  });

  test("has no address for the action when the recording is absent", async () => {
    const { world, caller } = await talk(recorded("record-from-answer"));
    world.webhooks.answer("https://server.example/after", "<Response/>");
    world.faults.set([{ kind: "absent", probability: 1, seed: 1 }]);
    await world.speak(caller.audio, 1);
    world.customer.rung().reports.hungUp();
    await world.settle();
    const [action] = world.webhooks.requestsTo("https://server.example/after");
    expect(action?.fields).toMatchObject({ DialBridged: "true" });
    expect(action?.fields).not.toHaveProperty("RecordingUrl");
  });

  test("records nothing when nobody answers", async () => {
    const { world } = await startLiveServer();
    world.webhooks.answer("https://server.example/after", "<Response/>");
    world.callFromBrowser(recorded("record-from-answer"));
    await world.settle();
    world.customer.rung().reports.refused("busy");
    await world.seconds(5);
    expect(world.recordings.list()).toEqual([]);
    const [action] = world.webhooks.requestsTo("https://server.example/after");
    expect(action?.fields).not.toHaveProperty("RecordingUrl");
    expect(world.webhooks.requestsTo(appVoiceUrl)).toHaveLength(1);
  });
});
