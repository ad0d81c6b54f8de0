import { beforeEach, describe, expect, it } from "vitest";
import { crmRecordIdOf } from "../suitecrm/crm-record-id.ts";
import { rootSid } from "../testing/placed-call.ts";
import { type StartedRecords, startRecords } from "../testing/records-world.ts";
import {
  recordCall,
  recordingSid,
  storeMissedCall,
  tellRecording,
} from "../testing/recorded-call.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase, type TestDatabase } from "../testing/test-database.ts";
import type { ListedCall } from "../testing/twilio-records.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const lostSid = `CA${"d".repeat(32)}`;
const minute = 60_000;

onEachDatabase((open) => {
  let database: TestDatabase;
  let world: StartedRecords;
  let agent: TestAgent;

  beforeEach(async () => {
    database = await open();
    world = await startRecords(database);
    agent = await signInAgent(world, bea);
  });

  const listed = (changes: Partial<ListedCall> = {}): ListedCall => ({
    sid: lostSid,
    parent_call_sid: null,
    from: "+442079460958",
    to: "+12125550142",
    direction: "inbound",
    status: "completed",
    startedAt: world.now() - 20 * minute,
    seconds: 4,
    ...changes,
  });
  const calls = () => database.db.selectFrom("call").selectAll().orderBy("created_at").execute();
  /** As at start and every ten minutes. */
  async function look(): Promise<unknown[]> {
    const job = world.afterCalls.repeating.find(({ queue }) => queue === "reconcile-with-twilio");
    await job?.start();
    return world.work("reconcile-with-twilio");
  }
  const requests = (path: string) => world.twilio.seen.filter((line) => line.includes(path));

  describe("a call whose webhooks were all lost", () => {
    it("becomes a missed call with its record and follow-up, once", async () => {
      world.twilio.calls.push(listed());
      expect(await look()).toEqual([]);
      expect(await look()).toEqual([]);
      expect(await calls()).toEqual([
        expect.objectContaining({
          root_call_sid: lostSid,
          direction: "inbound",
          number: "+442079460958",
          state: "ended",
          outcome: "missed",
          started_at: Date.parse("2026-11-22T09:40:00Z"),
          ended_at: Date.parse("2026-11-22T09:40:04Z"),
          talk_seconds: 0,
        }),
      ]);
      expect(await world.work("write-call", "write-follow-up")).toEqual([]);
      expect(world.crm.get(`Calls/${crmRecordIdOf(lostSid)}`)).toMatchObject({
        direction: "Inbound",
        status: "Not Held",
        date_start: "2026-11-22 09:40:00",
      });
      const [task = ""] = world.crm.keys("Tasks");
      expect(world.crm.get(task)).toMatchObject({
        name: "Call back +442079460958",
        date_due: "2026-11-22 13:40:04",
      });
      expect(await world.audits("inbound_call")).toHaveLength(1);
      expect(await world.metricsText()).toContain('ringback_reconciled_total{what="call"} 1');
    });

    it("is one that was answered when Twilio’s fallback put it through", async () => {
      const startedAt = world.now() - 30 * minute;
      world.twilio.calls.push(
        listed({ seconds: 80, startedAt }),
        listed({
          sid: `CA${"e".repeat(32)}`,
          parent_call_sid: lostSid,
          direction: "outbound-dial",
          from: "+442079460958",
          to: "+12125550199",
          startedAt: startedAt + 5_000,
          seconds: 70,
        }),
      );
      await look();
      expect(await calls()).toMatchObject([{ outcome: "answered", talk_seconds: 70 }]);
      expect(await database.db.selectFrom("leg").selectAll().execute()).toHaveLength(2);
    });

    it.each<[string, Partial<ListedCall>]>([
      ["under way", { status: "in-progress" }],
      ["just over", { seconds: 20 * 60 - 5 }],
      ["a browser’s, which dialled nobody", { from: "client:agent_1" }],
      ["to a number that is not ours", { to: "+12125550177" }],
      ["one we placed", { direction: "outbound-api" }],
      ["part of another", { parent_call_sid: `CA${"e".repeat(32)}` }],
    ])("is left alone when it is %s", async (_what, changes) => {
      world.twilio.calls.push(listed(changes));
      await look();
      expect(await calls()).toEqual([]);
    });

    it("is found in any page, and nothing that is known is made twice", async () => {
      await storeMissedCall(world);
      world.twilio.calls.push(
        listed({ sid: `CA${"c".repeat(32)}` }),
        ...["1", "2", "3", "4"].map((digit) =>
          listed({ sid: `CA${digit.repeat(32)}`, from: `+44207946095${digit}` }),
        ),
      );
      await look();
      expect(await calls()).toHaveLength(5);
      expect(requests("Page=1").length).toBeGreaterThan(0);
      expect(requests("Page=2").length).toBeGreaterThan(0);
    });

    it("brings its recordings with it", async () => {
      const status = { CallSid: lostSid, RecordingSource: "RecordVerb", RecordingChannels: "1" };
      world.twilio.addRecording({ sid: recordingSid });
      await tellRecording(world, { ...status, RecordingDuration: "12" });
      world.twilio.calls.push(listed());
      await look();
      const [call] = await calls();
      expect(await world.recordings()).toMatchObject([{ call_id: call?.id }]);
      const { body } = await agent.ask("GET", "/api/follow-ups");
      expect(body).toMatchObject({ followUps: [{ reason: "voicemail" }] });
    });
  });

  describe("a recording whose webhook was lost", () => {
    it("is fetched", async () => {
      const callId = await recordCall(world, agent);
      world.pass(10 * minute);
      expect(await look()).toEqual([]);
      expect(await look()).toEqual([]);
      expect(await world.work("download-recording")).toEqual([]);
      expect(await world.recordings()).toMatchObject([
        { recording_sid: recordingSid, call_id: callId, state: "stored" },
      ]);
      expect(await world.audits("recording_status_update")).toMatchObject([
        { source: "reconciled", status: "completed" },
      ]);
    });

    it("is fetched also when it ran for so long that the list no longer shows it", async () => {
      await recordCall(world, agent);
      await tellRecording(world, { RecordingStatus: "in-progress" });
      await look();
      world.pass(5 * 60 * minute);
      await look();
      world.twilio.seen.length = 0;
      world.pass(3 * minute);
      await look();
      expect(await world.recordings()).toMatchObject([{ state: "waiting" }]);
    });

    it("is left alone when it is of a call that is not ours, or still under way", async () => {
      world.twilio.addRecording({
        sid: recordingSid,
        call_sid: `CA${"9".repeat(32)}`,
        startedAt: world.now() - 30 * minute,
      });
      await look();
      expect(await world.recordings()).toEqual([]);
      await recordCall(world, agent);
      world.twilio.addRecording({
        sid: recordingSid,
        call_sid: rootSid,
        status: "in-progress",
        startedAt: world.now() - 30 * minute,
      });
      await look();
      expect(await world.recordings()).toMatchObject([{ state: "recording" }]);
    });

    it("gets its transcript, too", async () => {
      await storeMissedCall(world);
      const status = { CallSid: `CA${"c".repeat(32)}`, RecordingSource: "RecordVerb" };
      world.twilio.addRecording({ sid: recordingSid, source: "RecordVerb" });
      await tellRecording(world, status);
      world.twilio.transcriptions.set(recordingSid, { text: "Call me", status: "in-progress" });
      world.pass(5 * minute);
      await look();
      expect(await world.recordings()).toMatchObject([{ transcript: null }]);
      world.twilio.transcriptions.set(recordingSid, { text: "Call me", status: "completed" });
      await look();
      expect(await world.recordings()).toMatchObject([{ transcript: "Call me" }]);
    });
  });

  it("looks at a day first, then over the end of the look before, and again at what failed", async () => {
    const windows = () =>
      requests("/Calls.json?StartTime").map((line) => {
        const query = new URL(line.replace("GET ", "http://twilio")).searchParams;
        return [query.get("StartTime>"), query.get("StartTime<")];
      });
    await look();
    expect(windows()).toEqual([
      ["2026-11-21T09:30:00Z", "2026-11-21T15:30:00Z"],
      ["2026-11-21T15:30:00Z", "2026-11-21T21:30:00Z"],
      ["2026-11-21T21:30:00Z", "2026-11-22T03:30:00Z"],
      ["2026-11-22T03:30:00Z", "2026-11-22T09:30:00Z"],
      ["2026-11-22T09:30:00Z", "2026-11-22T10:00:00Z"],
    ]);
    world.twilio.seen.length = 0;
    world.pass(10 * minute);
    world.twilio.setDown(true);
    expect(await look()).toHaveLength(1);
    world.twilio.setDown(false);
    world.twilio.seen.length = 0;
    world.pass(10 * minute);
    await look();
    expect(windows()).toEqual([["2026-11-22T09:30:00Z", "2026-11-22T10:20:00Z"]]);
  });
});
