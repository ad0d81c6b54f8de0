import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { customerNumber, ourNumber } from "../calls/testing/call-world.ts";
import { createQueueWorld } from "../calls/testing/queue-world.ts";
import { startConferenceServer } from "./testing/conference-server.ts";
import { startLiveServer } from "./testing/live-server.ts";
import {
  firstOf,
  isSpecificationHere,
  readSpecification,
  type FindDisagreements,
} from "./testing/specification.ts";

const Json = z.record(z.string(), z.unknown());
type Ask = (path: string, init?: RequestInit) => Promise<Response>;

const get = async (ask: Ask, path: string) => Json.parse(await (await ask(path)).json());

describe.skipIf(!isSpecificationHere)("live resources agree with Twilio's specification", () => {
  let findDisagreements: FindDisagreements;
  beforeAll(() => {
    findDisagreements = readSpecification();
  });

  const account = "api.v2010.account";

  test("recordings of calls while they run, when they are over, and when they are absent", async () => {
    const { world, client, ask } = await startLiveServer();
    const caller = world.callFromPerson(`<Response><Record/><Pause length="60"/></Response>`);
    await world.seconds(1);
    await client().calls(caller.callSid).recordings.create({ recordingChannels: "dual" });
    await world.seconds(1);
    const check = async () => {
      for (const sid of world.recordings.list().map((one) => one.sid)) {
        const recording = await get(ask, `/Recordings/${sid}.json`);
        expect(findDisagreements(recording, `${account}.recording`)).toEqual([]);
        const path = `/Calls/${caller.callSid}/Recordings/${sid}.json`;
        const ofCall = await get(ask, path);
        expect(findDisagreements(ofCall, `${account}.call.call_recording`)).toEqual([]);
      }
    };
    await check();
    const lists = ["/Recordings.json", `/Calls/${caller.callSid}/Recordings.json`];
    for (const path of lists) expect((await get(ask, path))["recordings"]).toHaveLength(2);
    caller.hangUp();
    await world.seconds(10);
    expect(world.recordings.list().map(({ status }) => status)).toEqual(["completed", "absent"]);
    await check();
  });

  test("a transcription, of the account and of its recording", async () => {
    const { world, ask } = await startLiveServer();
    const caller = world.callFromPerson(`<Response><Record transcribe="true"/></Response>`);
    await world.seconds(0.5);
    await world.speak(caller.audio, 4);
    caller.hangUp();
    const check = async (status: string) => {
      const [recording] = world.recordings.list();
      const ofRecording = await get(ask, `/Recordings/${recording?.sid}/Transcriptions.json`);
      const listed = firstOf(ofRecording, "transcriptions");
      const schema = `${account}.recording.recording_transcription`;
      expect(findDisagreements(listed, schema)).toEqual([]);
      expect(listed).toMatchObject({ status });
      const [{ sid } = { sid: "" }] = world.transcriptions.list();
      const own = await get(ask, `/Transcriptions/${sid}.json`);
      expect(findDisagreements(own, `${account}.transcription`)).toEqual([]);
    };
    await world.seconds(3);
    await check("in-progress");
    await world.seconds(5);
    await check("completed");
  });

  test("a conference, its participants and its recordings", async () => {
    const { world, conference, ask } = await startConferenceServer();
    const ann = await world.join(`record="record-from-start"`);
    const ben = await world.join(`participantLabel="customer" endConferenceOnExit="true"`);
    const created = await conference().participants.create({
      from: ourNumber,
      to: customerNumber,
      label: "colleague",
    });
    const path = `/Conferences/${world.conferenceSid()}`;
    for (const who of [ann.callSid, "customer", created.callSid]) {
      const participant = await get(ask, `${path}/Participants/${who}.json`);
      expect(findDisagreements(participant, `${account}.conference.participant`)).toEqual([]);
    }
    const [recording] = world.recordings.list();
    const ofConference = await get(ask, `${path}/Recordings/${recording?.sid}.json`);
    const recordingSchema = `${account}.conference.conference_recording`;
    expect(findDisagreements(ofConference, recordingSchema)).toEqual([]);
    expect(findDisagreements(await get(ask, `${path}.json`), `${account}.conference`)).toEqual([]);
    ben.hangUp();
    await world.settle();
    const listed = firstOf(await get(ask, "/Conferences.json"), "conferences");
    expect(findDisagreements(listed, `${account}.conference`)).toEqual([]);
    expect(listed).toMatchObject({
      status: "completed",
      call_sid_ending_conference: ben.callSid,
      reason_conference_ended: "participant-with-end-conference-on-exit-left",
    });
  });

  test("a queue and who waits in it", async () => {
    const world = createQueueWorld();
    const { ask } = await startLiveServer(world);
    await world.enqueue();
    await world.seconds(3);
    const listed = firstOf(await get(ask, "/Queues.json"), "queues");
    expect(findDisagreements(listed, `${account}.queue`)).toEqual([]);
    const members = await get(ask, `/Queues/${world.queueSid()}/Members.json`);
    const schema = `${account}.queue.member`;
    expect(findDisagreements(firstOf(members, "queue_members"), schema)).toEqual([]);
    const front = await get(ask, `/Queues/${world.queueSid()}/Members/Front.json`);
    expect(findDisagreements(front, schema)).toEqual([]);
  });
});
