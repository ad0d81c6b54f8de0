import { RetentionRuns } from "@ringback/shared/recording";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { crmRecordIdOf } from "../suitecrm/crm-record-id.ts";
import { type StartedRecords, startRecords } from "../testing/records-world.ts";
import {
  keepRecording,
  recordCall,
  recordingSid,
  tellRecording,
} from "../testing/recorded-call.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase } from "../testing/test-database.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const note = `Notes/${crmRecordIdOf(recordingSid)}`;
const dayMs = 24 * 3600 * 1000;

onEachDatabase((open) => {
  let world: StartedRecords;
  let admin: TestAgent;

  beforeEach(async () => {
    world = await startRecords(await open());
    admin = await signInAgent(world, bea);
    await become("admin");
  });

  const become = (role: "manager" | "admin" | "agent") =>
    world.world.db.updateTable("agent").set({ role }).where("id", "=", bea).execute();
  const files = () => readdir(join(world.folder, "recordings"));
  async function clean(dryRun: boolean) {
    world.pass(1_000);
    return (await admin.ask("POST", "/api/recordings/retention", { dryRun })).body;
  }
  const atTwilio = () => world.twilio.recordings.has(recordingSid);
  /** Tokens do not live as long as recordings. */
  const pass = async (days: number) => {
    world.pass(days * dayMs);
    await world.world.db
      .updateTable("access_token")
      .set({ expires_at: world.now() + dayMs })
      .execute();
  };

  it("deletes what is too old, here and at Twilio, and marks it in the CRM", async () => {
    const { recordingId } = await keepRecording(world, admin);
    await world.work("write-recording", "write-call");
    await pass(364);
    expect(await clean(false)).toMatchObject({ deleted: 0, deletedAtTwilio: 0 });
    await pass(2);
    expect(await clean(true)).toMatchObject({ dryRun: true, deleted: 1, deletedAtTwilio: 1 });
    expect([(await files()).length, atTwilio()]).toEqual([1, true]);
    expect(await clean(false)).toMatchObject({
      dryRun: false,
      retentionDays: 365,
      deleted: 1,
      deletedAtTwilio: 1,
      held: 0,
      failed: 0,
    });
    expect([await files(), atTwilio()]).toEqual([[], false]);
    expect(await world.audits("recording_deleted")).toEqual([
      { agentId: null, recordingId, recordingSid, atTwilio: true },
    ]);
    await world.work("write-recording", "write-call");
    expect(world.crm.get(note)?.["description"]).toContain(
      "Deleted Tue 23 Nov 2027, 10:00 (UTC): its time was up.",
    );
    const audio = `/api/recordings/${recordingId}/audio`;
    expect((await admin.ask("GET", audio)).status).toBe(410);
    expect(await clean(false)).toMatchObject({ deleted: 0, deletedAtTwilio: 0 });

    const { body } = await admin.ask("GET", "/api/recordings/retention");
    const { runs } = RetentionRuns.parse(body);
    expect(runs.map(({ dryRun, deleted }) => [dryRun, deleted])).toEqual([
      [false, 0],
      [false, 1],
      [true, 1],
      [false, 0],
    ]);
  });

  it("keeps what is on legal hold until it is let go", async () => {
    const { recordingId } = await keepRecording(world, admin);
    const hold = `/api/recordings/${recordingId}/hold`;
    const reason = "Case 4711";
    const held = await admin.ask("PUT", hold, { hold: true, reason });
    expect([held.status, held.body]).toEqual([200, expect.objectContaining({ hold: true })]);
    await admin.ask("PUT", hold, { hold: true, reason });
    await pass(400);
    expect(await clean(false)).toMatchObject({ deleted: 0, held: 1 });
    expect([(await files()).length, atTwilio()]).toEqual([1, true]);
    await admin.ask("PUT", hold, { hold: false });
    expect(await clean(false)).toMatchObject({ deleted: 1, held: 0 });
    expect(await world.audits("recording_held")).toEqual([{ agentId: bea, recordingId, reason }]);
    expect(await world.audits("recording_released")).toHaveLength(1);
  });

  it("finishes at Twilio what it could not reach, and deletes nothing it never fetched", async () => {
    await keepRecording(world, admin);
    await pass(400);
    world.twilio.setDown(true);
    expect(await clean(false)).toMatchObject({ deleted: 0, failed: 1 });
    expect(await files()).toEqual([]);
    world.twilio.setDown(false);
    expect(await clean(false)).toMatchObject({ deleted: 0, deletedAtTwilio: 1, failed: 0 });
    expect(atTwilio()).toBe(false);
  });

  it("leaves at Twilio what was never fetched", async () => {
    await recordCall(world, admin);
    await tellRecording(world);
    await pass(400);
    expect(await clean(false)).toMatchObject({ deleted: 0, neverFetched: 1 });
    expect(atTwilio()).toBe(true);
  });

  it("is for admins; managers see the report", async () => {
    const { recordingId } = await keepRecording(world, admin);
    const hold = `/api/recordings/${recordingId}/hold`;
    const statuses = async () => [
      (await admin.ask("GET", "/api/recordings/retention")).status,
      (await admin.ask("POST", "/api/recordings/retention", { dryRun: true })).status,
      (await admin.ask("PUT", hold, { hold: true })).status,
    ];
    await become("agent");
    expect(await statuses()).toEqual([403, 403, 403]);
    await become("manager");
    expect(await statuses()).toEqual([200, 403, 403]);
    await become("admin");
    expect(await statuses()).toEqual([200, 201, 200]);
  });

  it("runs each night, once", async () => {
    await keepRecording(world, admin);
    await pass(400);
    expect(await world.work("delete-recordings")).toEqual([]);
    await world.afterCalls.repeating.find(({ queue }) => queue === "delete-recordings")?.start();
    const waiting = await world.world.db
      .selectFrom("job")
      .select("run_at")
      .where("queue", "=", "delete-recordings")
      .execute();
    expect(waiting).toEqual([{ run_at: Date.parse("2027-12-28T02:00:00Z") }]);
    world.pass(16 * 3600 * 1000);
    expect(await world.work("delete-recordings")).toEqual([]);
    expect(await files()).toEqual([]);
    const runs = () => world.world.db.selectFrom("retention_run").selectAll().execute();
    expect(await runs()).toHaveLength(1);
    await world.work("delete-recordings");
    expect(await runs()).toHaveLength(1);
  });
});
