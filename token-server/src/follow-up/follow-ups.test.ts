import { FollowUpList } from "@ringback/shared/follow-up";
import { beforeEach, describe, expect, it } from "vitest";
import { inTurn, maiNumber, maiRecord, placeCall, talked } from "../testing/placed-call.ts";
import { type StartedRecords, startRecords } from "../testing/records-world.ts";
import { recordingSid, storeMissedCall, tellRecording } from "../testing/recorded-call.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase } from "../testing/test-database.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const cy = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f12";
const minute = 60_000;
const idOf = (n: number) => `0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8fa${n}`;
const sidOf = (n: number) => `CA${String(n).repeat(32)}`;

onEachDatabase((open) => {
  let world: StartedRecords;
  let agent: TestAgent;

  beforeEach(async () => {
    world = await startRecords(await open());
    agent = await signInAgent(world, bea);
  });

  const write = async () => {
    expect(await world.work("write-follow-up")).toEqual([]);
  };
  const taskKeys = () => world.crm.keys("Tasks");
  const task = (at = 0) => world.crm.get(taskKeys()[at] ?? "") ?? {};
  const miss = (n: number, changes: Parameters<typeof storeMissedCall>[1] = {}) =>
    storeMissedCall(world, { id: idOf(n), rootCallSid: sidOf(n), ...changes });
  const ofMai = { record: maiRecord, ownerCrmUserId: `crm-${bea}` };
  const waiting = async (by = agent) => {
    const { body } = await by.ask("GET", "/api/follow-ups");
    return FollowUpList.parse(body).followUps;
  };
  async function leaveVoicemail(n: number) {
    world.twilio.addRecording({ sid: recordingSid });
    const voicemail = { CallSid: sidOf(n), RecordingSource: "RecordVerb", RecordingChannels: "1" };
    await tellRecording(world, { ...voicemail, RecordingDuration: "12" });
  }
  async function talkToMai() {
    const { callId } = await placeCall(world, agent);
    await inTurn(world, talked(world.now()));
    return callId;
  }

  it("asks the owner to call back within four hours of a missed call", async () => {
    await miss(1, ofMai);
    await write();
    expect(taskKeys()).toHaveLength(1);
    expect(task()).toEqual({
      name: "Call back Mai Gehrke",
      status: "Not Started",
      priority: "High",
      date_due: "2026-11-22 14:00:00",
      description: expect.stringMatching(
        /Caller: Mai Gehrke, \+14155550152\n\nMissed call: Sun 22 Nov 2026, 10:00 \(UTC\)\nCall: https:\/\/crm\.example\.com\/index\.php\?module=Calls/,
      ),
      assigned_user_id: agent.crmUserId,
      created_by: agent.crmUserId,
      modified_user_id: agent.crmUserId,
      parent_type: "Leads",
      parent_id: maiRecord.id,
    });
    expect(await waiting()).toMatchObject([
      {
        reason: "missed-call",
        number: maiNumber,
        person: { name: "Mai Gehrke" },
        callIds: [idOf(1)],
        dueAt: Date.parse("2026-11-22T14:00:00Z"),
        mine: true,
        taskUrl: expect.stringContaining("module=Tasks"),
      },
    ]);
  });

  it("shows a contact's task on the contact's page", async () => {
    await miss(1, { ...ofMai, record: { module: "Contacts", id: maiRecord.id } });
    await write();
    expect(task()).toMatchObject({ parent_type: "Contacts", contact_id: maiRecord.id });
  });

  it("raises a missed call to a voicemail: due sooner, with what was said and where", async () => {
    await miss(1, ofMai);
    await write();
    world.pass(minute);
    await leaveVoicemail(1);
    await world.webhook("/twilio/recordings/transcription", {
      TranscriptionSid: `TR${"6".repeat(32)}`,
      RecordingSid: recordingSid,
      CallSid: sidOf(1),
      TranscriptionStatus: "completed",
      TranscriptionText: "About the offer",
    });
    await world.work("download-recording", "write-call", "write-recording");
    await write();
    expect(taskKeys()).toHaveLength(1);
    expect(task()).toMatchObject({
      name: "Voicemail from Mai Gehrke",
      date_due: "2026-11-22 12:00:00",
      description: expect.stringMatching(
        /Voicemail of 0:12: Sun 22 Nov 2026, 10:00 \(UTC\)\nTranscript: About the offer\nRecording: https:\/\/crm.*Notes.*\nCall: https/,
      ),
    });
    expect(await waiting()).toMatchObject([{ reason: "voicemail" }]);
  });

  it("is not opened again, nor put off, by further calls of the same person", async () => {
    await miss(1, ofMai);
    world.pass(10 * minute);
    await miss(2, ofMai);
    world.pass(10 * minute);
    await miss(3, { record: null, ownerCrmUserId: null });
    await write();
    expect(taskKeys()).toHaveLength(1);
    expect(task()["date_due"]).toBe("2026-11-22 14:00:00");
    expect(task()["description"]?.match(/Missed call:/g)).toHaveLength(3);
    expect(await waiting()).toMatchObject([{ callIds: [idOf(1), idOf(2), idOf(3)] }]);
  });

  it("learns whose number it is when the CRM knows it later", async () => {
    await miss(1);
    expect(await waiting()).toMatchObject([{ mine: false, person: null }]);
    await miss(2, ofMai);
    await write();
    expect(taskKeys()).toHaveLength(1);
    expect(task()).toMatchObject({ name: "Call back Mai Gehrke", parent_id: maiRecord.id });
  });

  it("opens one for calls that come at the same moment", async () => {
    await Promise.all([1, 2, 3, 4].map((n) => miss(n, ofMai)));
    expect(await waiting()).toHaveLength(1);
  });

  it("keeps people with one number apart when the CRM does", async () => {
    await miss(1, ofMai);
    await miss(2, { ...ofMai, record: { module: "Leads", id: "another-lead" } });
    expect(await waiting()).toHaveLength(2);
  });

  it("opens none for withheld numbers, unless there is a message", async () => {
    await miss(1, { number: "anonymous" });
    await miss(2, { number: "anonymous" });
    expect(await waiting()).toEqual([]);
    await leaveVoicemail(2);
    await write();
    expect(task()["name"]).toBe("Voicemail from anonymous");
  });

  describe("is closed", () => {
    it("by any talk with the person, and not by hearing of an old one again", async () => {
      await miss(1, ofMai);
      await write();
      world.pass(30 * minute);
      const callId = await talkToMai();
      await write();
      expect(task()).toMatchObject({
        status: "Completed",
        description: expect.stringContaining("Reached Sun 22 Nov 2026, 10:30 (UTC)"),
      });
      expect(await waiting()).toEqual([]);
      world.pass(30 * minute);
      await miss(2, ofMai);
      await agent.ask("PUT", `/api/calls/${callId}/note`, { text: "Talked", version: 1 });
      await write();
      expect(taskKeys()).toHaveLength(2);
      expect(await waiting()).toMatchObject([{ callIds: [idOf(2)] }]);
    });

    it("before it reaches the CRM: then there is no task", async () => {
      await miss(1, ofMai);
      world.pass(minute);
      await talkToMai();
      await write();
      expect(taskKeys()).toEqual([]);
    });

    it("already when the news of the call comes after the talk", async () => {
      const missedAt = world.now() - 10 * minute;
      await talkToMai();
      await miss(1, { ...ofMai, at: missedAt });
      await leaveVoicemail(1);
      expect(await waiting()).toEqual([]);
    });

    it("when a person finishes or deletes the task; who calls after that gets a new one", async () => {
      await miss(1, ofMai);
      await write();
      const [first = ""] = taskKeys();
      world.crm.put(first, { ...task(), status: "Completed" });
      expect(await world.work("check-tasks")).toEqual([]);
      await world.afterCalls.repeating.find(({ queue }) => queue === "check-tasks")?.start();
      expect(await world.work("check-tasks")).toEqual([]);
      expect(await waiting()).toEqual([]);
      world.pass(minute);
      await miss(2, ofMai);
      await write();
      expect(taskKeys()).toHaveLength(2);
      world.crm.remove(taskKeys().find((key) => key !== first) ?? "");
      world.pass(minute);
      await miss(3, ofMai);
      await write();
      await write();
      expect(taskKeys()).toHaveLength(2);
      expect(world.crm.get(first)?.["status"]).toBe("Completed");
      const [third = ""] = taskKeys().filter((key) => key !== first);
      const description = world.crm.get(third)?.["description"];
      expect(description?.match(/Missed call:/g)).toHaveLength(1);
      expect(await waiting()).toMatchObject([{ callIds: [idOf(3)] }]);
    });
  });

  it("leaves alone what a person changed", async () => {
    await miss(1, ofMai);
    await write();
    const [key = ""] = taskKeys();
    const changed = { ...task(), name: "Ring Mai!", date_due: "2026-11-30 09:00:00" };
    world.crm.put(key, { ...changed, description: `Mine\n${task()["description"]}\nToo` });
    world.pass(minute);
    await miss(2, ofMai);
    await write();
    expect(task()).toMatchObject({
      name: "Ring Mai!",
      date_due: "2026-11-30 09:00:00",
      description: expect.stringMatching(/^Mine\n[^]*Missed call:[^]*Missed call:[^]*\nToo$/),
    });
  });

  it("is written once, also when the CRM's answer is lost", async () => {
    await miss(1, ofMai);
    world.crm.fail("lose-answer", ({ method }) => method === "POST");
    expect(await world.work("write-follow-up")).toHaveLength(1);
    await write();
    expect(taskKeys()).toHaveLength(1);
    expect(await world.audits("crm_task_written")).toHaveLength(1);
    expect(world.crm.seen.filter(({ method }) => method === "PATCH")).toEqual([]);
  });

  it("shows an agent what is theirs and what is nobody’s", async () => {
    const other = await signInAgent(world, cy, "Cy Lund");
    await miss(1, ofMai);
    world.pass(minute);
    await miss(2, { number: "+442079460958" });
    expect(await waiting()).toMatchObject([{ mine: true }, { mine: false }]);
    expect(await waiting(other)).toMatchObject([{ mine: false, callIds: [idOf(2)] }]);
    world.pass(5 * 60 * minute);
    expect(await world.metricsText()).toMatch(/open\{overdue="yes"\} 2\n/);
  });
});
