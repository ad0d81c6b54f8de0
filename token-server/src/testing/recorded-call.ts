import type { StartedRecords } from "./records-world.ts";
import { inTurn, maiNumber, placeCall, rootSid, talked } from "./placed-call.ts";
import type { TestAgent } from "./test-agent.ts";

export const recordingSid = `RE${"5".repeat(32)}`;
const status = "/twilio/recordings/status";

/** What Twilio tells of a recording of the placed call. */
export function recordingStatus(more: Record<string, string> = {}): Record<string, string> {
  return {
    AccountSid: `AC${"1".repeat(32)}`,
    CallSid: rootSid,
    RecordingSid: recordingSid,
    RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/${recordingSid}`,
    RecordingStatus: "completed",
    RecordingDuration: "65",
    RecordingChannels: "2",
    RecordingStartTime: "Sun, 22 Nov 2026 10:00:07 +0000",
    RecordingSource: "DialVerb",
    ErrorCode: "0",
    ...more,
  };
}

/** A call in which both sides talked, and its recording at Twilio. */
export async function recordCall(world: StartedRecords, agent: TestAgent, more: object = {}) {
  const { callId } = await placeCall(world, agent, more);
  await inTurn(world, talked(world.now()));
  world.twilio.addRecording({
    sid: recordingSid,
    call_sid: rootSid,
    startedAt: world.now() + 7_000,
  });
  return callId;
}

export const tellRecording = (world: StartedRecords, more: Record<string, string> = {}) =>
  world.webhook(status, recordingStatus(more));

/** A call in which both sides talked, in the CRM, with its recording here. */
export async function keepRecording(world: StartedRecords, agent: TestAgent, more: object = {}) {
  const callId = await recordCall(world, agent, more);
  await tellRecording(world);
  await world.work("write-call", "download-recording");
  const [recording] = await world.recordings();
  if (recording === undefined) throw new Error("Nothing was recorded");
  return { callId, recordingId: recording.id };
}

/** Somebody called our number and nobody took it: as the voice side stores it. */
export async function storeMissedCall(
  world: StartedRecords,
  changes: Partial<{
    id: string;
    rootCallSid: string;
    number: string;
    record: { module: string; id: string } | null;
    name: string;
    ownerCrmUserId: string | null;
    outcome: "missed" | "answered";
    at: number;
  }> = {},
): Promise<string> {
  const { db, activity, followUps } = world.world;
  const at = changes.at ?? world.now();
  const { id = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8fa1", record = null, name } = changes;
  const rootCallSid = changes.rootCallSid ?? `CA${"c".repeat(32)}`;
  const person = record && {
    record,
    name: name ?? "Mai Gehrke",
    about: "",
    url: "https://crm.example.com/x",
  };
  await db
    .insertInto("call")
    .values({
      id,
      root_call_sid: rootCallSid,
      direction: "inbound",
      agent_id: null,
      number: changes.number ?? maiNumber,
      record_module: record?.module ?? null,
      record_id: record?.id ?? null,
      person: person && JSON.stringify(person),
      owner_crm_user_id: changes.ownerCrmUserId ?? null,
      test: 0,
      state: "ended",
      outcome: changes.outcome ?? "missed",
      created_at: at,
      started_at: at,
      answered_at: null,
      ended_at: at,
      talk_seconds: 0,
      note: "",
      note_version: 0,
      updated_at: at,
    })
    .execute();
  const facts = { callSid: rootCallSid, parentCallSid: null, status: "completed" };
  await db
    .insertInto("leg")
    .values({
      call_sid: rootCallSid,
      call_id: id,
      parent_call_sid: null,
      facts: JSON.stringify(facts),
      updated_at: at,
    })
    .execute();
  await db.transaction().execute(async (trx) => {
    await activity.open(trx, id, rootCallSid, at);
    await activity.change(trx, id, at, at);
    if (changes.outcome !== "answered") await followUps?.missed(trx, id, at);
  });
  return id;
}
