import { beforeEach, expect, it } from "vitest";
import { inTurn, placeCall, rootSid, talked } from "../testing/placed-call.ts";
import { type StartedRecords, startRecords } from "../testing/records-world.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase } from "../testing/test-database.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const cy = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f12";

onEachDatabase((open) => {
  let world: StartedRecords;
  let agent: TestAgent;

  beforeEach(async () => {
    world = await startRecords(await open());
    agent = await signInAgent(world, bea);
  });

  const control = (callId: string, action: string, by = agent) =>
    by.ask("POST", `/api/calls/${callId}/recording`, { action });

  it("pauses and goes on; what is said between is left out", async () => {
    const { callId } = await placeCall(world, agent);
    world.twilio.record(rootSid);
    const paused = await control(callId, "pause");
    expect([paused.status, paused.body]).toEqual([200, { state: "paused" }]);
    world.pass(1_000);
    expect((await control(callId, "resume")).body).toEqual({ state: "recording" });
    const path = `/2010-04-01/Accounts/${world.twilio.account.accountSid}/Calls/${rootSid}/Recordings/Twilio.CURRENT.json`;
    expect(world.twilio.seen).toEqual([
      `POST ${path}`,
      "Status=paused&PauseBehavior=skip",
      `POST ${path}`,
      "Status=in-progress",
    ]);
    const events = await world.world.db
      .selectFrom("recording_event")
      .select(["kind", "agent_id"])
      .orderBy("created_at")
      .execute();
    expect(events).toEqual([
      { kind: "paused", agent_id: bea },
      { kind: "resumed", agent_id: bea },
    ]);
    expect(await world.audits("recording_paused")).toHaveLength(1);
    expect(await world.audits("recording_resumed")).toHaveLength(1);
  });

  it("says when there is nothing to pause, and when Twilio does not answer", async () => {
    const { callId } = await placeCall(world, agent);
    expect((await control(callId, "pause")).body).toMatchObject({
      status: 409,
      code: "not-recorded",
    });
    world.twilio.setDown(true);
    expect((await control(callId, "pause")).body).toMatchObject({
      status: 503,
      detail: "The recording was not paused. Try again.",
    });
    world.twilio.setDown(false);
    world.twilio.record(rootSid);
    await inTurn(world, talked(world.now()));
    expect((await control(callId, "resume")).status).toBe(409);
    expect(await world.audits("recording_paused")).toEqual([]);
  });

  it("is for the agent in the call", async () => {
    const { callId } = await placeCall(world, agent);
    world.twilio.record(rootSid);
    const other = await signInAgent(world, cy, "Cy Lund");
    expect((await control(callId, "pause", other)).status).toBe(404);
    expect((await control(callId, "stop")).body).toMatchObject({
      status: 422,
      errors: [{ field: "action" }],
    });
    expect(world.twilio.seen).toEqual([]);
  });
});
