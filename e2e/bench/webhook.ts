import * as z from "zod";
import { startProcess } from "../fixtures/child-process.ts";
import { measureEngine } from "./webhook/engine.ts";

const Postgres = z.object({ url: z.string() });

/**
 * How many webhooks a second the server takes, and how long they wait at half of that while one
 * caller in ten is in no index and the CRM hangs; beside a server that only checks the signature.
 */
export async function webhook(): Promise<Record<string, unknown>> {
  const sqlite = await measureEngine(undefined);
  console.log("sqlite", sqlite);
  const postgres = await startProcess("token-server/src/testing/serve-postgres.ts", {});
  try {
    const { url } = Postgres.parse(postgres.ready);
    return { sqlite, postgres: await measureEngine(url) };
  } finally {
    await postgres.stop();
  }
}
