import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { signInAgent } from "../testing/test-agent.ts";
import { openTestDatabase } from "../testing/test-database.ts";
import { startVoice } from "../testing/voice-world.ts";
import { appendEvent } from "./append-event.ts";
import { createEventStream, newestEvent } from "./event-stream.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";

it("waits for a reader who is slow, and then misses nothing", async () => {
  const database = await openTestDatabase();
  const voice = await startVoice(database);
  await signInAgent(voice, bea);
  const before = await newestEvent(database.db, bea);
  await database.db.transaction().execute(async (trx) => {
    for (let count = 0; count < 5; count += 1) {
      await appendEvent(trx, bea, { type: "ready" }, voice.now());
    }
  });
  const response = new PassThrough({ writableHighWaterMark: 1, readableHighWaterMark: 1 });
  const stream = createEventStream(database.db, response, { agentId: bea, after: before });
  const sending = stream.send();
  await expect.poll(() => response.writableNeedDrain).toBe(true);
  expect(response.writableLength + response.readableLength).toBeLessThan(200);

  let text = "";
  response.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  await sending;
  expect(text.match(/^id: \d+$/gm)).toHaveLength(5);
});

it("stops sending to a reader who has left", async () => {
  const database = await openTestDatabase();
  const voice = await startVoice(database);
  await signInAgent(voice, bea);
  await database.db
    .transaction()
    .execute((trx) => appendEvent(trx, bea, { type: "ready" }, voice.now()));
  const response = new PassThrough();
  response.destroy();
  const stream = createEventStream(database.db, response, { agentId: bea, after: 0 });
  await stream.send();
  await stream.comment("here");
  expect(response.readableLength).toBe(0);
});
