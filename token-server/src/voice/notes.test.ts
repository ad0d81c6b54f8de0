import { beforeEach, expect, it } from "vitest";
import { inTurn, placeCall, talked } from "../testing/placed-call.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase } from "../testing/test-database.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const ben = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f22";

onEachDatabase((open) => {
  let voice: StartedVoice;
  let agent: TestAgent;
  let callId: string;

  beforeEach(async () => {
    voice = await startVoice(await open());
    agent = await signInAgent(voice, bea);
    ({ callId } = await placeCall(voice, agent));
  });

  const put = (body: unknown, id = callId, who = agent) =>
    who.ask("PUT", `/api/calls/${id}/note`, body);
  const note = async () => {
    const { body } = await agent.ask("GET", `/api/calls/${callId}`);
    return [body.note, body.noteVersion];
  };

  it("keeps the note with the highest version, whatever the order", async () => {
    expect(await put({ text: "first", version: 0 })).toMatchObject({
      status: 200,
      body: { version: 0 },
    });
    expect(await note()).toEqual(["first", 0]);
    expect((await put({ text: "third", version: 3 })).body).toEqual({ version: 3 });
    expect((await put({ text: "late", version: 2 })).body).toEqual({ version: 3 });
    expect((await put({ text: "other third", version: 3 })).body).toEqual({ version: 3 });
    expect(await note()).toEqual(["third", 3]);
    expect((await put({ text: "", version: 4 })).body).toEqual({ version: 4 });
    expect(await note()).toEqual(["", 4]);
  });

  it("counts versions by the clock, as the extension does", async () => {
    const version = Date.now();
    expect((await put({ text: "typed now", version })).body).toEqual({ version });
    expect(await note()).toEqual(["typed now", version]);
    const last = Number.MAX_SAFE_INTEGER;
    expect((await put({ text: "", version: last })).body).toEqual({ version: last });
  });

  it("names a note no database keeps", async () => {
    const { status, body } = await put({ text: "a\0b", version: 1 });
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ field: "text", message: expect.stringMatching(/NUL/) }]);
  });

  it("keeps the highest of many at the same moment", async () => {
    const versions = [5, 2, 9, 1, 7];
    await Promise.all(versions.map((version) => put({ text: `note ${version}`, version })));
    expect(await note()).toEqual(["note 9", 9]);
  });

  it("writes nothing to the CRM before the call has ended, and then each change", async () => {
    await put({ text: "typed while talking", version: 1 });
    expect(await voice.rows("job")).toEqual([]);
    await inTurn(voice, talked(voice.now()));
    await voice.world.db.deleteFrom("job").execute();
    await put({ text: "typed afterwards", version: 2 });
    expect(await voice.rows("job")).toMatchObject([
      { queue: "write-call", key: callId, run_at: voice.now() + 2_000 },
    ]);
    await voice.world.db.deleteFrom("job").execute();
    await put({ text: "typed afterwards", version: 3 });
    expect(await voice.rows("job")).toEqual([]);
  });

  it("is open to nobody else", async () => {
    const other = await signInAgent(voice, ben, "Ben Duarte");
    expect((await put({ text: "mine now", version: 9 }, callId, other)).status).toBe(404);
    expect((await other.ask("GET", `/api/calls/${callId}`)).status).toBe(404);
    expect((await other.ask("GET", "/api/calls")).body).toEqual({ calls: [] });
    expect(await note()).toEqual(["", 0]);
  });

  it.each([
    ["text", { version: 1 }],
    ["text", { text: 1, version: 1 }],
    ["text", { text: "x".repeat(10_001), version: 1 }],
    ["version", { text: "x" }],
    ["version", { text: "x", version: -1 }],
    ["version", { text: "x", version: 1.5 }],
    ["more", { text: "x", version: 1, more: true }],
  ])("names a bad %s", async (field, body) => {
    const reply = await put(body);
    expect(reply.status).toBe(422);
    expect(reply.body.errors.map((error) => error.field)).toEqual([field]);
  });

  it("names a bad id, and knows no call of another", async () => {
    expect((await put({ text: "x", version: 1 }, "not-an-id")).status).toBe(400);
    expect((await put({ text: "x", version: 1 }, bea)).body.code).toBe("call-not-found");
    expect((await agent.ask("GET", "/api/calls/not-an-id")).status).toBe(400);
  });

  it("lists the agent's calls, newest first, as many as asked for", async () => {
    await inTurn(voice, talked(voice.now()));
    voice.pass(1_000);
    const request = { number: "+14155550153", idempotencyKey: "second-call" };
    const second = (await agent.ask("POST", "/api/calls/intents", request)).body.callId;
    const ids = async (query = "") =>
      (await agent.ask("GET", `/api/calls${query}`)).body.calls.map(({ id }) => id);
    expect(await ids()).toEqual([second, callId]);
    expect(await ids("?limit=1")).toEqual([second]);
  });

  it.each(["0", "101", "many", "1.5"])("refuses a limit of %s", async (limit) => {
    const { status, body } = await agent.ask("GET", `/api/calls?limit=${limit}`);
    expect([status, body.errors[0]?.field]).toEqual([400, "limit"]);
  });
});
