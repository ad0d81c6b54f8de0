import { beforeEach, expect, it } from "vitest";
import { childSid, childStatus, placeCall, rootSid } from "../testing/placed-call.ts";
import { recordingStatus } from "../testing/recorded-call.ts";
import { type StartedRecords, startRecords } from "../testing/records-world.ts";
import { bea } from "../testing/route-examples.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase } from "../testing/test-database.ts";

const first = `RE${"1".repeat(32)}`;
const second = `RE${"2".repeat(32)}`;

onEachDatabase((open) => {
  let world: StartedRecords;
  let agent: TestAgent;
  let callId: string;

  beforeEach(async () => {
    world = await startRecords(await open());
    const { current } = world.settings;
    world.settings.current = { ...current, usual: { ...current.usual, recordOutbound: true } };
    agent = await signInAgent(world, bea);
    const placed = await placeCall(world, agent);
    callId = placed.callId;
    await world.webhook("/twilio/voice/status", childStatus(world.now(), 7, "in-progress"));
    world.rooms.connect(rootSid, childSid, placed.twiml);
    await tell(first, rootSid, "in-progress");
  });

  const tell = (RecordingSid: string, CallSid: string, RecordingStatus: string) =>
    world.webhook(
      "/twilio/recordings/status",
      recordingStatus({ RecordingSid, CallSid, RecordingStatus }),
    );
  const ask = async (method: string, path: string, body?: unknown) =>
    (await agent.ask(method, `/api/calls/${callId}/${path}`, body)).body;
  const state = async () => ask("GET", "live");
  const control = (action: string) => {
    world.pass(1_000);
    return ask("POST", "recording", { action });
  };
  /** The documents the legs were led by. */
  const documents = async () => {
    await world.rooms.quiet();
    const rows = await world.world.db.selectFrom("webhook").selectAll().execute();
    return rows.map(({ answer }) => answer).filter((answer) => answer.includes("<Conference"));
  };

  it("goes on, on the leg of the person outside, and can be stopped there", async () => {
    expect(await state()).toMatchObject({ recording: "recording" });
    await ask("PUT", "held", { held: true });
    const recorded = (await documents()).filter((document) =>
      document.includes('<Dial action="https://calls.example.com/twilio/voice/room-left?call='),
    );
    expect(recorded.filter((one) => one.includes('record="record-from-answer-dual"'))).toHaveLength(
      1,
    );
    expect(recorded).toHaveLength(2);
    // Twilio ends the one of the `<Dial>` that is over, and begins another.
    await tell(first, rootSid, "completed");
    await tell(second, childSid, "in-progress");
    expect(await state()).toMatchObject({ held: true, recording: "recording" });
    world.twilio.record(childSid);
    expect(await control("pause")).toEqual({ state: "paused" });
    expect(await state()).toMatchObject({ recording: "paused" });
    expect(await control("resume")).toEqual({ state: "recording" });
    expect(await state()).toMatchObject({ recording: "recording" });
    const kept = await world.recordings();
    expect(kept.map((one) => one.recording_sid).toSorted()).toEqual([first, second]);
    expect(kept).toMatchObject([
      { call_id: callId, kind: "call" },
      { call_id: callId, kind: "call" },
    ]);
    expect(world.faults).toEqual([]);
  });

  it("stays stopped where the agent has stopped it, until they go on", async () => {
    world.twilio.record(rootSid);
    await control("pause");
    await ask("PUT", "held", { held: true });
    await ask("PUT", "held", { held: false });
    expect((await documents()).filter((one) => one.includes("record="))).toEqual([]);
    await tell(first, rootSid, "completed");
    expect(await state()).toMatchObject({ recording: "paused" });
    expect(await control("resume")).toEqual({ state: "recording" });
    const path = `/2010-04-01/Accounts/${world.twilio.account.accountSid}/Calls/${childSid}`;
    expect(world.twilio.seen).toContain(`POST ${path}/Recordings.json`);
    expect(world.twilio.seen.at(-1)).toContain("RecordingChannels=dual");
    await tell(second, childSid, "in-progress");
    expect(await state()).toMatchObject({ recording: "recording" });
  });

  it("tells the agent's streams when it begins, stops and goes on", async () => {
    world.twilio.record(rootSid);
    await control("pause");
    await control("resume");
    const rows = await world.rows("stream_event");
    const told = rows.flatMap((row) => {
      const event = JSON.parse("data" in row ? row.data : "{}") as {
        type?: string;
        live?: { recording: string | null };
      };
      return event.type === "live" ? [event.live?.recording] : [];
    });
    expect(told).toEqual(["recording", "paused", "recording"]);
  });
});
