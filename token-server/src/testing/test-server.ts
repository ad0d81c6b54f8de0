import { onTestFinished } from "vitest";
import { readConfig } from "../config/config.ts";
import { createLog } from "../http/log.ts";
import { startServer } from "../start.ts";
import type { Fetch } from "../suitecrm/exchange.ts";
import { createCrmAccounts } from "./crm-accounts.ts";
import { settings } from "./settings.ts";
import type { TestDatabase } from "./test-database.ts";

/** The whole server on a real port, with a stand-in for the CRM and a clock that tests move. */
export async function startTestServer(
  database: TestDatabase,
  changes: Readonly<Record<string, string>> = {},
  wrapFetch: (fetchCrm: Fetch) => Fetch = (fetchCrm) => fetchCrm,
  pause: (ms: number) => Promise<void> = async () => {},
) {
  let now = Date.now();
  const env = {
    ...settings,
    PORT: "0",
    CRM_SIGN_IN_GRANT: "password",
    // Nobody listens there.
    TWILIO_API_ORIGIN: "http://127.0.0.1:1",
    ...changes,
  };
  const reading = readConfig(env);
  if (reading.outcome === "refused") throw new Error(JSON.stringify(reading.faults));
  const { config } = reading;
  const crm = createCrmAccounts(config.crm.signIn.grant, () => now);
  const lines: string[] = [];
  const log = createLog(config.secrets, { write: (line) => lines.push(line) });
  const clock = { now: () => now };
  const fetchCrm = wrapFetch(crm.fetch);
  const server = await startServer(config, { log, clock, pause, fetch: fetchCrm, database });
  onTestFinished(() => server.stop());
  return {
    ...server,
    config,
    crm,
    db: database.db,
    /** What was logged. */
    lines,
    now: () => now,
    pass(ms: number) {
      now += ms;
    },
    ask: (path: string, init: RequestInit = {}) =>
      fetch(`${server.origin}${path}`, { redirect: "manual", ...init }),
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;
