import { beforeEach, expect, it } from "vitest";
import { openEvents } from "../../testing/event-reader.ts";
import { placeCall } from "../../testing/placed-call.ts";
import { bea, ben } from "../../testing/route-examples.ts";
import { signInAgent, type TestAgent } from "../../testing/test-agent.ts";
import { onEachDatabase } from "../../testing/test-database.ts";
import { startVoice, type StartedVoice } from "../../testing/voice-world.ts";
import { readPresence } from "./read-presence.ts";

let voice: StartedVoice;
let agent: TestAgent;

onEachDatabase((open) => {
  beforeEach(async () => {
    voice = await startVoice(await open(), { commentMs: 20 });
    agent = await signInAgent(voice, bea);
  });

  const presence = async () => (await readPresence(voice.world.db, [bea], voice.now())).get(bea);
  const report = (registered: boolean) => agent.ask("POST", "/api/line", { registered });
  const lineNow = async () => (await presence())?.line;
  const closed = { alive: false, reason: "has no browser open" };

  it("is what the agent says, and stays so", async () => {
    expect((await agent.ask("GET", "/api/presence")).body).toEqual({
      state: "available",
      onCall: false,
      lineAlive: false,
    });
    const { status, body } = await agent.ask("PUT", "/api/presence", { state: "do-not-disturb" });
    expect([status, body.state]).toEqual([200, "do-not-disturb"]);
    expect(await presence()).toMatchObject({ state: "do-not-disturb" });
    expect(await voice.audits("presence_changed")).toEqual([
      { agentId: bea, state: "do-not-disturb" },
    ]);
    await agent.ask("PUT", "/api/presence", { state: "available" });
    expect(await presence()).toMatchObject({ state: "available" });
  });

  it("has a line while its stream is open and its phone says that it is registered", async () => {
    expect(await lineNow()).toEqual(closed);
    await report(true);
    expect(await lineNow()).toEqual(closed);
    const stream = await openEvents(voice.origin, agent.token);
    await expect.poll(lineNow).toEqual({ alive: true });
    await report(false);
    expect(await lineNow()).toEqual({
      alive: false,
      reason: "has a browser whose phone is not connected",
    });
    await report(true);
    stream.leave();
    await expect.poll(lineNow).toEqual(closed);
    expect(voice.faults).toEqual([]);
  });

  it("sees through a browser that is frozen: its stream is open, but it does not answer", async () => {
    const stream = await openEvents(voice.origin, agent.token);
    await report(true);
    await expect.poll(lineNow).toEqual({ alive: true });
    voice.pass(40_000);
    await expect.poll(() => stream.comments.length).toBeGreaterThan(1);
    voice.pass(200_000);
    await expect.poll(lineNow).toEqual({
      alive: false,
      reason: "has a browser that has not answered for 4 minutes",
    });
    await report(true);
    expect(await lineNow()).toEqual({ alive: true });
  });

  it("keeps a line when an older stream of the same browser closes late", async () => {
    const before = await openEvents(voice.origin, agent.token);
    await report(true);
    await expect.poll(lineNow).toEqual({ alive: true });
    await openEvents(voice.origin, agent.token);
    before.leave();
    await expect.poll(() => before.isClosed()).toBe(true);
    await expect.poll(lineNow).toEqual({ alive: true });
  });

  it("has no line when the session is over", async () => {
    await openEvents(voice.origin, agent.token);
    await report(true);
    await expect.poll(lineNow).toEqual({ alive: true });
    await voice.world.db.updateTable("session").set({ revoked_at: voice.now() }).execute();
    expect(await lineNow()).toEqual(closed);
  });

  it("is in a call from the moment one is placed until it is over", async () => {
    await placeCall(voice, agent);
    expect(await presence()).toMatchObject({ onCall: true });
    expect((await agent.ask("GET", "/api/presence")).body).toMatchObject({ onCall: true });
    await voice.world.db.updateTable("call").set({ state: "ended", outcome: "busy" }).execute();
    expect(await presence()).toMatchObject({ onCall: false });
  });

  it("is unknown for someone who has never signed in", async () => {
    expect((await readPresence(voice.world.db, [ben], voice.now())).size).toBe(0);
  });
});
