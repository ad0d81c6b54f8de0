import { beforeEach, describe, expect, it } from "vitest";
import { runJobs } from "../database/run-jobs.ts";
import { CrmUnavailable } from "../suitecrm/failures.ts";
import {
  childStatus,
  dialEnded,
  inTurn,
  maiRecord,
  placeCall,
  rootSid,
  talked,
} from "../testing/placed-call.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase, type TestDatabase } from "../testing/test-database.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";
import { callQueue } from "./call-activity.ts";
import { crmRecordIdOf } from "../suitecrm/crm-record-id.ts";
import { createCallJob, writeCall } from "./write-call.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const record = `Calls/${crmRecordIdOf(rootSid)}`;

onEachDatabase((open) => {
  let database: TestDatabase;
  let voice: StartedVoice;
  let agent: TestAgent;

  beforeEach(async () => {
    database = await open();
    voice = await startVoice(database);
    agent = await signInAgent(voice, bea);
  });

  const write = (callId: string) => writeCall(voice.writer, callId, new AbortController().signal);
  const isLogged = async (callId: string) =>
    (await agent.ask("GET", `/api/calls/${callId}`)).body.logged;
  const putNote = (callId: string, text: string, version: number) =>
    agent.ask("PUT", `/api/calls/${callId}/note`, { text, version });

  async function talk(more: object = {}) {
    const { callId } = await placeCall(voice, agent, more);
    await inTurn(voice, talked(voice.now()));
    return callId;
  }

  it("writes a finished call as one record under an id of its own", async () => {
    const callId = await talk();
    await write(callId);
    expect(voice.crm.keys("Calls")).toEqual([record]);
    expect(voice.crm.get(record)).toEqual({
      name: "Call to Mai Gehrke",
      direction: "Outbound",
      status: "Held",
      date_start: "2026-11-22 10:00:00",
      duration_hours: "0",
      duration_minutes: "2",
      description: expect.stringContaining("Answered, talked 1:05"),
      assigned_user_id: agent.crmUserId,
      created_by: agent.crmUserId,
      modified_user_id: agent.crmUserId,
      parent_type: "Leads",
      parent_id: maiRecord.id,
    });
    expect(await isLogged(callId)).toBe(true);
    expect(await voice.audits("crm_call_written")).toHaveLength(1);
  });

  it("writes nothing before the call has ended", async () => {
    const { callId } = await placeCall(voice, agent);
    await write(callId);
    expect(voice.crm.keys("Calls")).toEqual([]);
  });

  it("writes an attempt as not held, for the record's owner, by the agent", async () => {
    const { callId } = await placeCall(voice, agent);
    await voice.webhook("/twilio/voice/status", childStatus(voice.now(), 9, "no-answer"));
    await write(callId);
    expect(voice.crm.get(record)).toMatchObject({
      status: "Not Held",
      duration_hours: "0",
      duration_minutes: "1",
      assigned_user_id: "crm-owner",
      created_by: agent.crmUserId,
    });
  });

  it("puts a call on the contact's page, once", async () => {
    const contact = { module: "Contacts", id: maiRecord.id };
    voice.crm.put(`Contacts/${contact.id}`, { name: "Mai Gehrke" });
    const callId = await talk({ record: contact });
    await write(callId);
    await putNote(callId, "later", 1);
    await write(callId);
    expect(voice.crm.get(record)).toMatchObject({ parent_type: "Contacts", parent_id: contact.id });
    expect(voice.crm.related).toEqual([`${record} contacts ${contact.id}`]);
  });

  it("does nothing when the CRM says already what it should", async () => {
    const callId = await talk();
    await write(callId);
    const before = voice.crm.seen.length;
    await write(callId);
    expect(voice.crm.seen).toHaveLength(before);
  });

  it("brings a later note into the same record, and sends nothing else", async () => {
    const callId = await talk();
    await write(callId);
    await putNote(callId, "Wants an offer", 1);
    expect(await isLogged(callId)).toBe(false);
    await write(callId);
    expect(voice.crm.keys("Calls")).toEqual([record]);
    expect(voice.crm.get(record)?.["description"]).toContain("\nWants an offer\n");
    const patches = voice.crm.seen.filter(({ method }) => method === "PATCH");
    expect(patches.map(({ attributes }) => Object.keys(attributes))).toEqual([["description"]]);
    expect(await isLogged(callId)).toBe(true);
  });

  describe("when the CRM fails", () => {
    it("keeps the call until the CRM is back", async () => {
      const callId = await talk();
      voice.crm.fail("down");
      await expect(write(callId)).rejects.toThrow(CrmUnavailable);
      expect(await isLogged(callId)).toBe(false);
      voice.crm.fail("none");
      await write(callId);
      expect(voice.crm.keys("Calls")).toEqual([record]);
    });

    it.each(["POST", "PATCH"])(
      "makes no second record when the answer to %s is lost",
      async (method) => {
        const callId = await talk();
        if (method === "PATCH") {
          await write(callId);
          await putNote(callId, "changed", 1);
        }
        voice.crm.fail("lose-answer", (request) => request.method === method);
        await expect(write(callId)).rejects.toThrow(CrmUnavailable);
        await write(callId);
        expect(voice.crm.keys("Calls")).toEqual([record]);
        expect(await isLogged(callId)).toBe(true);
      },
    );

    it("updates a record whose creation was never confirmed", async () => {
      const callId = await talk();
      voice.crm.fail("lose-answer", ({ method }) => method === "POST");
      await expect(write(callId)).rejects.toThrow(CrmUnavailable);
      await putNote(callId, "typed meanwhile", 1);
      await write(callId);
      expect(voice.crm.get(record)?.["description"]).toContain("typed meanwhile");
    });

    it("knows its own values again in a record whose creation was never confirmed", async () => {
      const { callId } = await placeCall(voice, agent);
      await voice.webhook("/twilio/voice/status", childStatus(voice.now(), 9, "no-answer"));
      voice.crm.fail("lose-answer", ({ method }) => method === "POST");
      await expect(write(callId)).rejects.toThrow(CrmUnavailable);
      const bridged = { DialBridged: "true", DialCallDuration: "65" };
      await voice.webhook("/twilio/voice/dial-ended", dialEnded("completed", bridged));
      await write(callId);
      expect(voice.crm.get(record)).toMatchObject({ status: "Held", duration_minutes: "2" });
    });

    it("is written by the job as soon as the CRM is back", async () => {
      voice.crm.fail("down", ({ path }) => path.includes("/Calls"));
      const stopping = new AbortController();
      const failures: unknown[] = [];
      const job = createCallJob(voice.writer);
      const running = runJobs({
        database,
        handlers: { [callQueue]: { ...job, firstRetryMs: 10, longestRetryMs: 10 } },
        clock: { now: () => voice.now() + Math.round(performance.now()) },
        signal: stopping.signal,
        onError: (error) => failures.push(error),
        pollMs: 10,
      });
      const callId = await talk();
      await expect.poll(() => failures.length).toBeGreaterThan(1);
      voice.crm.fail("none");
      await expect.poll(() => isLogged(callId)).toBe(true);
      stopping.abort();
      await running;
      expect(voice.crm.keys("Calls")).toEqual([record]);
    });
  });
});
