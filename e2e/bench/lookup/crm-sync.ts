import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { startProcess } from "../../fixtures/child-process.ts";
import { freePort } from "../../fixtures/free-port.ts";
import { serverSettings } from "../../fixtures/server-settings.ts";
import { makeTwilioAccount } from "../../fixtures/twilio-account.ts";
import { signIn } from "../../simulators/suitecrm/caller.ts";
import {
  startSuitecrmSimulator,
  type SuitecrmSimulator,
} from "../../simulators/suitecrm/simulator.ts";
import { median, round } from "../statistics.ts";
import { fillCrm } from "./fill-crm.ts";

const records = { Leads: 100_000, Contacts: 60_000, Accounts: 20_000, Prospects: 20_000 } as const;
const all = Object.values(records).reduce((sum, count) => sum + count, 0);
const searches = 7;
const mb = 1024 * 1024;

/** A server that reads a CRM of 200,000 records, the CRM simulator in this process. */
export async function measureCrmSync(): Promise<Record<string, unknown>> {
  const crm = await startSuitecrmSimulator({ seed: null });
  const someNumber = fillCrm(crm.crm, records);
  const dataFolder = await mkdtemp(join(tmpdir(), "ringback-sync-"));
  try {
    const crmLikeMs = await timeCrmSearch(crm, someNumber);
    const port = await freePort();
    const startedAt = Date.now();
    const server = await startProcess("token-server/src/main.ts", {
      environment: settings(crm, port, dataFolder),
      readyWords: "Ringback is listening",
    });
    const memory: number[] = [];
    while (readProgress(dataFolder) < all) {
      memory.push(await residentBytes(port));
      await wait(500);
      console.log(`${readProgress(dataFolder)} of ${all} records read`);
    }
    const seconds = (Date.now() - startedAt) / 1000;
    const counts = readCounts(dataFolder);
    await server.stop();
    return {
      crm_like_ms: round(crmLikeMs),
      sync_records: counts.people,
      sync_numbers: counts.numbers,
      sync_records_per_second: round(all / seconds, 0),
      sync_first_rss_mb: round((memory[0] ?? Number.NaN) / mb, 0),
      sync_peak_rss_mb: round(Math.max(...memory) / mb, 0),
    };
  } finally {
    await crm.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** The search of one module that a CRM without an index of ours would be asked for each call. */
async function timeCrmSearch(crm: SuitecrmSimulator, number: string): Promise<number> {
  const service = await signIn(crm);
  const pattern = `%${number.replace(/^\+1/, "").split("").join("%")}%`;
  const query = new URLSearchParams({ "fields[Leads]": "last_name", "page[size]": "20" });
  query.set("filter[operator]", "or");
  for (const field of ["phone_work", "phone_mobile", "phone_home", "phone_other"]) {
    query.set(`filter[${field}][like]`, pattern);
  }
  const times: number[] = [];
  for (let at = 0; at < searches; at += 1) {
    const start = performance.now();
    const response = await service.ask("GET", `/module/Leads?${query.toString()}`);
    if (!(await response.text()).includes('"last_name"')) throw new Error("The CRM found nobody");
    times.push(performance.now() - start);
  }
  return median(times);
}

function settings(crm: SuitecrmSimulator, port: number, dataFolder: string) {
  const clientOf = (grant: string) => {
    const client = crm.clients.find((known) => known.grant === grant);
    if (client === undefined) throw new Error(`The CRM has no client for ${grant}.`);
    return client;
  };
  return serverSettings({
    port,
    dataFolder,
    account: makeTwilioAccount(),
    // Nobody listens there, and nobody has to.
    twilioOrigin: "http://127.0.0.1:1",
    crmOrigin: crm.origin,
    serviceClient: clientOf("client_credentials"),
    signInClient: clientOf("password"),
    signInGrant: "password",
  });
}

/** Records of modules that were read to their end, and of the one that is being read. */
function readProgress(dataFolder: string): number {
  return readRow(dataFolder, "select coalesce(sum(done), 0) as value from people_sync");
}

function readCounts(dataFolder: string) {
  return {
    people: readRow(dataFolder, "select count(*) as value from person"),
    numbers: readRow(dataFolder, "select count(*) as value from person_number"),
  };
}

function readRow(dataFolder: string, query: string): number {
  const database = new DatabaseSync(join(dataFolder, "ringback.db"), { readOnly: true });
  try {
    return Number(database.prepare(query).get()?.["value"]);
  } finally {
    database.close();
  }
}

async function residentBytes(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}
