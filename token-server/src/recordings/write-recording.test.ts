import { beforeEach, describe, expect, it } from "vitest";
import { crmRecordIdOf } from "../suitecrm/crm-record-id.ts";
import { maiRecord, rootSid } from "../testing/placed-call.ts";
import { type StartedRecords, startRecords } from "../testing/records-world.ts";
import {
  keepRecording,
  recordingSid,
  storeMissedCall,
  tellRecording,
} from "../testing/recorded-call.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase } from "../testing/test-database.ts";
import { enqueueRecordingWriting } from "./write-recording.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const fileName = `recording_2026-11-22_100007_${rootSid}_${recordingSid}.mp3`;
const note = `Notes/${crmRecordIdOf(recordingSid)}`;
const document = `Documents/${crmRecordIdOf(recordingSid)}`;
const call = `Calls/${crmRecordIdOf(rootSid)}`;

onEachDatabase((open) => {
  let world: StartedRecords;
  let agent: TestAgent;

  beforeEach(async () => {
    world = await startRecords(await open());
    agent = await signInAgent(world, bea);
  });

  const write = () => world.work("write-recording", "write-call");
  const linkTo = (module: string) =>
    `index.php?module=${module}&action=DetailView&record=${crmRecordIdOf(recordingSid)}`;

  it("is a note with the sound on a lead, linked from the call", async () => {
    await keepRecording(world, agent);
    expect(await write()).toEqual([]);
    expect(world.crm.keys("Notes")).toEqual([note]);
    expect(world.crm.get(note)).toEqual({
      name: "Recording of a call with Mai Gehrke, Sun 22 Nov 2026, 10:00 (UTC)",
      description: expect.stringMatching(
        /Recording of a call with Mai Gehrke \(\+14155550152\)\nSun 22 Nov 2026, 10:00 \(UTC\)\nLength 1:05\n/,
      ),
      parent_type: "Leads",
      parent_id: maiRecord.id,
      assigned_user_id: agent.crmUserId,
      created_by: agent.crmUserId,
      modified_user_id: agent.crmUserId,
      filename: fileName,
    });
    expect(world.crm.files.get(note)?.equals(world.twilio.sound)).toBe(true);
    expect(world.crm.get(call)?.["description"]).toContain(`Recording, 1:05: `);
    expect(world.crm.get(call)?.["description"]).toContain(linkTo("Notes"));
  });

  it.each(["Contacts", "Accounts"])(
    "is a document on the page of one of the %s",
    async (module) => {
      const record = { module, id: maiRecord.id };
      world.crm.put(`${module}/${record.id}`, { name: "Mai Gehrke" });
      await keepRecording(world, agent, { record });
      await write();
      expect(world.crm.keys("Notes")).toEqual([]);
      expect(world.crm.get(document)).toMatchObject({
        document_name: "Recording of a call with Mai Gehrke, Sun 22 Nov 2026, 10:00 (UTC)",
        status_id: "Active",
        active_date: "2026-11-22",
        filename: fileName,
      });
      const link = module.toLowerCase();
      expect(world.crm.related).toContain(`${document} ${link} ${record.id}`);
      expect(world.crm.get(call)?.["description"]).toContain(linkTo("Documents"));
    },
  );

  it("stands below its call when there is nobody it belongs to", async () => {
    await keepRecording(world, agent, { record: undefined });
    await write();
    expect(world.crm.get(note)).toMatchObject({
      parent_type: "Calls",
      parent_id: crmRecordIdOf(rootSid),
    });
  });

  it("brings a voicemail with what was said into the call, and keeps it current", async () => {
    const callSid = `CA${"c".repeat(32)}`;
    const record = { ...maiRecord };
    await storeMissedCall(world, { record, ownerCrmUserId: "crm-owner" });
    world.twilio.addRecording({ sid: recordingSid });
    const voicemail = { CallSid: callSid, RecordingSource: "RecordVerb", RecordingChannels: "1" };
    await tellRecording(world, { ...voicemail, RecordingDuration: "12" });
    await world.work("write-call", "download-recording", "write-recording", "write-call");
    await world.webhook("/twilio/recordings/transcription", {
      TranscriptionSid: `TR${"6".repeat(32)}`,
      RecordingSid: recordingSid,
      CallSid: callSid,
      TranscriptionStatus: "completed",
      TranscriptionText: "Call me <b>back</b> 😀",
    });
    await write();
    const inCall = world.crm.get(`Calls/${crmRecordIdOf(callSid)}`);
    expect(inCall).toMatchObject({ status: "Not Held", direction: "Inbound" });
    expect(inCall?.["description"]).toContain("Voicemail, 0:12: https://crm.example.com/");
    expect(inCall?.["description"]).toContain("Transcript: Call me ‹b›back‹/b›");
    expect(world.crm.get(note)).toMatchObject({
      name: expect.stringMatching(/^Voicemail from Mai Gehrke/),
      assigned_user_id: "crm-owner",
      description: expect.stringContaining("Transcript:\nCall me ‹b›back‹/b›"),
    });
  });

  describe("whatever goes wrong, once and whole:", () => {
    it("an answer that was lost", async () => {
      await keepRecording(world, agent);
      world.crm.fail("lose-answer", ({ method }) => method === "POST");
      expect(await world.work("write-recording")).toHaveLength(1);
      expect(await write()).toEqual([]);
      expect(world.crm.keys("Notes")).toEqual([note]);
      expect(world.crm.get(note)?.["filename"]).toBe(fileName);
      const { attachment } = await activity();
      expect(attachment).toBe("attached");
    });

    it("a CRM that is away", async () => {
      await keepRecording(world, agent);
      world.crm.fail("down");
      expect(await world.work("write-recording")).toHaveLength(1);
      world.crm.fail("none");
      expect(await write()).toEqual([]);
      expect(world.crm.files.size).toBe(1);
    });

    it("a CRM that takes no such files leaves a note that says where the sound is", async () => {
      await keepRecording(world, agent);
      world.crm.forbidExtension("mp3");
      expect(await write()).toEqual([]);
      await expectWithoutFile();
    });

    it("so does one whose answer to that was lost", async () => {
      await keepRecording(world, agent);
      world.crm.forbidExtension("mp3");
      world.crm.fail("lose-answer", ({ method }) => method === "POST");
      expect(await world.work("write-recording")).toHaveLength(1);
      expect(await write()).toEqual([]);
      await expectWithoutFile();
    });

    it("and one that takes only small requests", async () => {
      await keepRecording(world, agent);
      world.crm.limitBodies(10_000);
      expect(await write()).toEqual([]);
      await expectWithoutFile();
    });

    it("a note that a person deleted stays deleted", async () => {
      await keepRecording(world, agent);
      await write();
      world.crm.remove(note);
      const [recording] = await world.recordings();
      await world.world.db
        .transaction()
        .execute((trx) => enqueueRecordingWriting(trx, recording?.id ?? "", world.now()));
      await write();
      expect(world.crm.keys("Notes")).toEqual([]);
      expect((await activity()).removed).toBe(1);
      expect(world.crm.get(call)?.["description"]).not.toContain(linkTo("Notes"));
    });
  });

  const activity = () =>
    world.world.db.selectFrom("recording_activity").selectAll().executeTakeFirstOrThrow();

  async function expectWithoutFile(): Promise<void> {
    expect(world.crm.keys("Notes")).toEqual([note]);
    expect(world.crm.files.size).toBe(0);
    expect(world.crm.get(note)).toMatchObject({
      parent_id: maiRecord.id,
      description: expect.stringContaining("Listen to it in Ringback."),
    });
    expect((await activity()).attachment).toBe("refused");
    expect(world.crm.get(call)?.["description"]).toContain(linkTo("Notes"));
  }

  it("changes nothing that a person wrote", async () => {
    await keepRecording(world, agent);
    await write();
    const before = world.crm.get(note) ?? {};
    const mine = `My own words\n${before["description"]}`;
    world.crm.put(note, { ...before, name: "Important", description: mine });
    const path = "/twilio/recordings/transcription";
    await world.webhook(path, {
      TranscriptionSid: `TR${"6".repeat(32)}`,
      RecordingSid: recordingSid,
      TranscriptionStatus: "completed",
      TranscriptionText: "Hello",
    });
    await write();
    expect(world.crm.get(note)?.["name"]).toBe("Important");
    expect(world.crm.get(note)?.["description"]).toMatch(/^My own words\n[^]*Transcript:\nHello/);
  });
});
