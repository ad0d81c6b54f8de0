import { ServerEvent } from "@ringback/shared/api";
import { beforeEach, expect, it } from "vitest";
import { openEvents, type ReadEvent } from "../testing/event-reader.ts";
import { inTurn, placeCall, talked } from "../testing/placed-call.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase, type TestDatabase } from "../testing/test-database.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";
import { appendEvent, pruneEvents } from "./append-event.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const ben = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f22";

function statesOf(events: readonly ReadEvent[]): string[] {
  return events.map(({ data }) => {
    const event = ServerEvent.parse(data);
    return event.type === "call" ? event.call.state : event.type;
  });
}

onEachDatabase((open) => {
  let database: TestDatabase;
  let voice: StartedVoice;
  let agent: TestAgent;

  beforeEach(async () => {
    database = await open();
    voice = await startVoice(database, { commentMs: 20 });
    agent = await signInAgent(voice, bea);
  });

  const listen = (lastEventId?: string) => openEvents(voice.origin, agent.token, lastEventId);
  const wholeCall = ["ready", "ringing", "connected", "ended"];

  it("tells each of the agent's streams how a call goes", async () => {
    const streams = [await listen(), await listen()];
    await placeCall(voice, agent);
    await inTurn(voice, talked(voice.now()));
    for (const { events, response } of streams) {
      await expect.poll(() => statesOf(events).at(-1)).toBe("ended");
      expect(statesOf(events)).toEqual(wholeCall);
      expect(response.headers.get("Content-Type")).toMatch(/^text\/event-stream/);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
    }
    expect(voice.faults).toEqual([]);
  });

  it("goes on after the last event someone has seen, and misses none", async () => {
    const first = await listen();
    await placeCall(voice, agent);
    const webhooks = talked(voice.now());
    await inTurn(voice, webhooks.slice(0, 2));
    await expect.poll(() => statesOf(first.events)).toEqual(["ready", "ringing"]);
    first.leave();
    await inTurn(voice, webhooks.slice(2));
    const second = await listen(first.events.at(-1)?.id);
    await expect
      .poll(() => [...statesOf(first.events), ...statesOf(second.events).slice(1)])
      .toEqual(wholeCall);
  });

  it("starts with now for someone without a past, or with another database's", async () => {
    await placeCall(voice, agent);
    await inTurn(voice, talked(voice.now()));
    for (const stream of [await listen(), await listen("999999999")]) {
      await expect.poll(() => stream.comments.length).toBeGreaterThan(0);
      expect(statesOf(stream.events)).toEqual(["ready"]);
    }
  });

  it("hears of what another server wrote", async () => {
    const stream = await listen();
    const other = await database.openAgain();
    const event = { type: "ready" } as const;
    await other.db.transaction().execute((trx) => appendEvent(trx, bea, event, voice.now()));
    await expect
      .poll(() => statesOf(stream.events), { timeout: 5_000 })
      .toEqual(["ready", "ready"]);
  });

  it("sends hundreds of events in order", async () => {
    const stream = await listen();
    await database.db.transaction().execute(async (trx) => {
      for (let count = 0; count < 350; count += 1) {
        await appendEvent(trx, bea, { type: "ready" }, voice.now());
      }
    });
    await expect.poll(() => stream.events.length).toBe(351);
    const ids = stream.events.map(({ id }) => Number(id));
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  });

  it("shows that it lives", async () => {
    const stream = await listen();
    await expect.poll(() => stream.comments.length).toBeGreaterThan(1);
  });

  it("tells nothing of other agents' calls", async () => {
    const other = await signInAgent(voice, ben, "Ben Duarte");
    const mine = await listen();
    const theirs = await openEvents(voice.origin, other.token);
    await placeCall(voice, agent);
    await inTurn(voice, talked(voice.now()));
    await expect.poll(() => statesOf(mine.events).at(-1)).toBe("ended");
    expect(statesOf(theirs.events)).toEqual(["ready"]);
  });

  it("closes when the session is revoked", async () => {
    const stream = await listen();
    await expect.poll(() => stream.events.length).toBe(1);
    await database.db.transaction().execute(async (trx) => {
      await trx.updateTable("session").set({ revoked_at: voice.now() }).execute();
      await appendEvent(trx, bea, { type: "ready" }, voice.now());
    });
    await expect.poll(() => stream.isClosed()).toBe(true);
    expect(statesOf(stream.events)).toEqual(["ready"]);
    expect(voice.faults).toEqual([]);
  });

  it("asks for a sign-in, and for a number as Last-Event-ID", async () => {
    expect((await openEvents(voice.origin, "rba_unknown")).response.status).toBe(401);
    const { response } = await listen("latest");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field: "Last-Event-ID" }] });
  });

  it("forgets after a day", async () => {
    const write = () =>
      database.db
        .transaction()
        .execute((trx) => appendEvent(trx, bea, { type: "ready" }, voice.now()));
    await write();
    voice.pass(24 * 3600 * 1000 + 1);
    await write();
    await pruneEvents(database.db, voice.now());
    expect(await voice.rows("stream_event")).toMatchObject([{ created_at: voice.now() }]);
  });
});
