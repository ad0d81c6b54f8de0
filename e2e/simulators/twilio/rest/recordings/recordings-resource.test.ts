import { describe, expect, test } from "vitest";
import { startLiveServer } from "../testing/live-server.ts";

const record = `<Response><Record transcribe="true" action="/done"/></Response>`;

/** A message of four seconds, which is a file by now. */
async function leaveMessage() {
  const server = await startLiveServer();
  const { world } = server;
  world.webhooks.answer("https://server.example/done", "<Response/>");
  const caller = world.callFromPerson(record);
  await world.seconds(0.5);
  await world.speak(caller.audio, 4);
  caller.press("#");
  await world.seconds(10);
  const [recording] = world.recordings.list();
  return { ...server, caller, sid: recording?.sid ?? "" };
}

describe("recordings", () => {
  test("are listed, also by call, and fetched", async () => {
    const { client, caller, sid } = await leaveMessage();
    const fetched = await client().recordings(sid).fetch();
    expect(fetched).toMatchObject({
      callSid: caller.callSid,
      conferenceSid: null,
      duration: "4",
      channels: 1,
      status: "completed",
      source: "RecordVerb",
    });
    const sidsOf = async (filter: { callSid?: string; dateCreated?: Date }) =>
      (await client().recordings.list(filter)).map((one) => one.sid);
    expect(await sidsOf({})).toEqual([sid]);
    expect(await sidsOf({ callSid: caller.callSid })).toEqual([sid]);
    expect(await sidsOf({ callSid: `CA${"0".repeat(32)}` })).toEqual([]);
    expect(await sidsOf({ dateCreated: new Date(0) })).toEqual([]);
  });

  test("are deleted once, with their sound, and remembered for who asks", async () => {
    const { client, sid, ask } = await leaveMessage();
    expect(await client().recordings(sid).remove()).toBe(true);
    await expect(client().recordings(sid).remove()).rejects.toMatchObject({ code: 20404 });
    await expect(client().recordings(sid).fetch()).rejects.toMatchObject({ status: 404 });
    expect(await client().recordings.list()).toEqual([]);
    expect(await client().recordings.list({ includeSoftDeleted: true })).toMatchObject([
      { sid, status: "deleted" },
    ]);
    expect((await ask(`/Recordings/${sid}.mp3`)).status).toBe(404);
  });

  test("cannot be deleted while they run", async () => {
    const { client, world } = await startLiveServer();
    world.callFromPerson(record);
    await world.seconds(1);
    const [running] = await client().recordings.list();
    expect(running).toMatchObject({ status: "in-progress", duration: null });
    await expect(
      client()
        .recordings(running?.sid ?? "")
        .remove(),
    ).rejects.toMatchObject({ status: 409 });
  });
});

test("a transcription is found by its recording and by itself, and deleted", async () => {
  const { client, sid } = await leaveMessage();
  const [listed] = await client().recordings(sid).transcriptions.list();
  expect(listed).toMatchObject({
    recordingSid: sid,
    status: "completed",
    transcriptionText: "A message of 4 seconds.",
    duration: "4",
  });
  const own = client().transcriptions(listed?.sid ?? "");
  expect(await own.fetch()).toMatchObject({ sid: listed?.sid });
  expect(await client().transcriptions.list()).toHaveLength(1);
  expect(await own.remove()).toBe(true);
  await expect(own.fetch()).rejects.toMatchObject({ code: 20404 });
});
