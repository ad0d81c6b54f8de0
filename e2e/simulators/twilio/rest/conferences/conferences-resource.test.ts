import { describe, expect, test } from "vitest";
import { startConferenceServer } from "../testing/conference-server.ts";

async function meet() {
  const server = await startConferenceServer();
  const { world } = server;
  const ann = await world.join(`participantLabel="agent"`);
  const ben = await world.join();
  world.clearEvents();
  return { ...server, ann, ben };
}

describe("conferences", () => {
  test("are listed by name, status and date, and fetched", async () => {
    const { client, conference, world, ann, ben } = await meet();
    expect(await conference().fetch()).toMatchObject({
      friendlyName: "room",
      status: "in-progress",
      reasonConferenceEnded: null,
    });
    await world.join("", "other");
    ann.hangUp();
    ben.hangUp();
    await world.settle();
    const namesOf = async (
      filter: Parameters<ReturnType<typeof client>["conferences"]["list"]>[0],
    ) => (await client().conferences.list(filter)).map(({ friendlyName }) => friendlyName);
    expect(await namesOf({})).toEqual(["other", "room"]);
    expect(await namesOf({ status: "completed" })).toEqual(["room"]);
    expect(await namesOf({ friendlyName: "other" })).toEqual(["other"]);
    expect(await namesOf({ dateCreatedBefore: new Date(0) })).toEqual([]);
  });

  test("can be ended: everybody is hung up on, once", async () => {
    const { client, world, conference, ann, ben } = await meet();
    const sid = world.conferenceSid();
    expect(await conference().update({ status: "completed" })).toMatchObject({
      status: "completed",
      reasonConferenceEnded: "conference-ended-via-api",
    });
    await world.settle();
    expect([world.statusOf(ann.callSid), world.statusOf(ben.callSid)]).toEqual([
      "completed",
      "completed",
    ]);
    expect(world.told()).toMatchObject([
      { ReasonParticipantLeft: "conference_ended_via_api" },
      { ReasonParticipantLeft: "conference_ended_via_api" },
      { ReasonConferenceEnded: "conference-ended-via-api" },
    ]);
    await expect(client().conferences(sid).update({ status: "completed" })).rejects.toMatchObject({
      status: 400,
    });
    expect(await client().conferences(sid).participants.list()).toEqual([]);
  });

  test("can be spoken into, or it is told that it failed", async () => {
    const { world, conference, ann, ben } = await meet();
    const url = "https://server.example/announcement";
    world.webhooks.answer(url, `<Response><Say>${"word ".repeat(6)}</Say></Response>`);
    await conference().update({ announceUrl: url });
    expect(await world.hear({ ann: ann.audio, ben: ben.audio }, [])).toEqual({
      ann: 620,
      ben: 620,
    });
    await world.seconds(2);
    expect(world.webhooks.requestsTo(url)).toHaveLength(1);
    await conference().update({ announceUrl: "https://server.example/missing" });
    await world.settle();
    expect(world.told()).toMatchObject([
      { StatusCallbackEvent: "announcement-end", AnnounceUrl: url },
      {
        StatusCallbackEvent: "announcement-fail",
        ReasonAnnouncementFailed: expect.stringContaining("11200"),
      },
    ]);
  });

  test("an unknown one is not found", async () => {
    const { client } = await meet();
    const unknown = client().conferences(`CF${"0".repeat(32)}`);
    await expect(unknown.fetch()).rejects.toMatchObject({ code: 20404 });
    await expect(unknown.participants.list()).rejects.toMatchObject({ code: 20404 });
    await expect(unknown.recordings.list()).rejects.toMatchObject({ code: 20404 });
  });
});

test("the recording of a conference is found by it, paused, stopped and deleted", async () => {
  const { world, client, conference } = await startConferenceServer();
  const ann = await world.join(`record="record-from-start"`);
  await world.join();
  await world.speak(ann.audio, 2);
  const [recording] = await conference().recordings.list();
  const sid = recording?.sid ?? "";
  expect(recording).toMatchObject({ conferenceSid: world.conferenceSid(), callSid: null });
  await conference().recordings("Twilio.CURRENT").update({ status: "paused" });
  expect(await conference().recordings(sid).fetch()).toMatchObject({ status: "paused" });
  await conference().recordings(sid).update({ status: "stopped" });
  await world.seconds(3);
  const filter = { conferenceSid: world.conferenceSid() };
  expect(await client().recordings.list(filter)).toMatchObject([{ sid, status: "completed" }]);
  expect(await conference().recordings(sid).remove()).toBe(true);
});
