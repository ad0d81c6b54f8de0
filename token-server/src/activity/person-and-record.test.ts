import { beforeEach, describe, expect, it } from "vitest";
import { CrmUnavailable } from "../suitecrm/failures.ts";
import { inTurn, maiRecord, placeCall, rootSid, talked } from "../testing/placed-call.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase, type TestDatabase } from "../testing/test-database.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";
import { crmRecordIdOf } from "../suitecrm/crm-record-id.ts";
import { writeCall } from "./write-call.ts";

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

  describe("what a person does", () => {
    it("leaves a field alone that a person changed", async () => {
      const callId = await talk();
      await write(callId);
      const inCrm = voice.crm.get(record) ?? {};
      const own = `Hers\r\n${inCrm["description"]}\r\nalso hers`;
      voice.crm.put(record, { ...inCrm, name: "Intro with Mai", description: own });
      await putNote(callId, "ours", 1);
      await write(callId);
      expect(voice.crm.get(record)?.["name"]).toBe("Intro with Mai");
      expect(voice.crm.get(record)?.["description"]).toMatch(
        /^Hers\n---[^]*\nours\n[^]*---\nalso hers$/,
      );
    });

    it("does not bring back what a person deleted", async () => {
      const callId = await talk();
      await write(callId);
      voice.crm.remove(record);
      await putNote(callId, "too late", 1);
      await write(callId);
      await putNote(callId, "really too late", 2);
      await write(callId);
      expect(voice.crm.keys("Calls")).toEqual([]);
      expect(await isLogged(callId)).toBe(false);
      expect(await voice.audits("crm_call_removed")).toHaveLength(1);
    });

    it("stops, too, when it was deleted before its creation was confirmed", async () => {
      const callId = await talk();
      voice.crm.fail("lose-answer", ({ method }) => method === "POST");
      await expect(write(callId)).rejects.toThrow(CrmUnavailable);
      voice.crm.remove(record);
      await write(callId);
      expect(voice.crm.keys("Calls")).toEqual([]);
      expect(await voice.audits("crm_call_removed")).toHaveLength(1);
    });
  });

  describe("a record that could not be checked before the call", () => {
    it("is checked before it gets the call", async () => {
      voice.crm.fail("down");
      const callId = await talk();
      await expect(write(callId)).rejects.toThrow(CrmUnavailable);
      voice.crm.fail("none");
      await write(callId);
      expect(voice.crm.get(record)).toMatchObject({
        name: "Call to Mai Gehrke",
        parent_id: maiRecord.id,
      });
    });

    it("does not get the call when the agent may not see it", async () => {
      voice.crm.fail("down");
      const callId = await talk();
      voice.crm.fail("none");
      voice.crm.hideFrom(bea, `Leads/${maiRecord.id}`);
      await write(callId);
      expect(voice.crm.get(record)).toMatchObject({ name: "Call to +14155550152" });
      expect(voice.crm.get(record)).not.toHaveProperty("parent_id");
    });
  });
});
