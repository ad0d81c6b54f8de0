import type { Writable } from "node:stream";
import type { Db } from "../database/open.ts";

export interface StreamReader {
  readonly agentId: string;
  /** The last event the reader has seen. */
  readonly after: number;
}

/** Rows read at once: enough for any burst, little enough to keep in memory for a slow reader. */
const batch = 100;
/** A reader that takes nothing for this long is gone. */
const stalledAfterMs = 60_000;

/**
 * Sends an agent's events to one response, in order, from where the reader left off. `send` may
 * be called at any time and any number of times; it never sends an event twice.
 */
export function createEventStream(db: Db, response: Writable, reader: StreamReader) {
  let after = reader.after;
  let sending: Promise<void> | undefined;
  let isAskedAgain = false;

  async function sendAll(): Promise<void> {
    do {
      isAskedAgain = false;
      const rows = await db
        .selectFrom("stream_event")
        .select(["seq", "data"])
        .where("agent_id", "=", reader.agentId)
        .where("seq", ">", after)
        .orderBy("seq")
        .limit(batch)
        .execute();
      for (const { seq, data } of rows) {
        if (!isOpen(response)) return;
        await write(response, `id: ${seq}\nevent: call\ndata: ${data}\n\n`);
        after = seq;
      }
      if (rows.length === batch) isAskedAgain = true;
    } while (isAskedAgain);
  }

  return {
    /** Sends what is new. */
    send(): Promise<void> {
      isAskedAgain = true;
      sending ??= sendAll().finally(() => {
        sending = undefined;
      });
      return sending;
    },
    async comment(text: string): Promise<void> {
      // While events are being sent the reader hears of us anyway.
      if (sending === undefined && isOpen(response)) await write(response, `: ${text}\n\n`);
    },
  };
}

function isOpen(response: Writable): boolean {
  return !response.destroyed && !response.writableEnded;
}

/** Writes, and waits for a slow reader to catch up. */
async function write(response: Writable, text: string): Promise<void> {
  if (response.write(text)) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => response.destroy(), stalledAfterMs);
  response.once("drain", resolve).once("close", resolve);
  await promise;
  clearTimeout(timer);
  response.off("drain", resolve).off("close", resolve);
}

/** The newest event of an agent: a reader without a past starts after it. */
export async function newestEvent(db: Db, agentId: string): Promise<number> {
  const row = await db
    .selectFrom("stream_event")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .where("agent_id", "=", agentId)
    .executeTakeFirst();
  return row?.seq ?? 0;
}
