import { randomUUID } from "node:crypto";
import { join } from "node:path";
import * as z from "zod";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";
import { Callers } from "./callers.ts";
import { CapturedDatabase } from "./captured-database.ts";
import type { CapturedSample, Samples } from "./captured-sample.ts";
import { important, type Exchange } from "./exchange.ts";
import { importClients, importDatabase } from "./import-database.ts";

export interface Replay {
  run(name: string, sample: CapturedSample): Promise<{ expected: Exchange; actual: Exchange }>;
  close(): Promise<void>;
}

const Credentials = z.object({ client_secret: z.string(), password: z.string() });
const Preferences = z.object({
  data: z.object({
    id: z.string(),
    attributes: z.object({
      global: z.object({ timezone: z.string(), datef: z.string(), timef: z.string() }),
    }),
  }),
});
const Written = z.object({
  data: z.object({ id: z.string(), attributes: z.object({ date_modified: z.string() }) }),
});

const ReadLead = z.object({
  data: z.object({ id: z.string(), attributes: z.object({ modified_user_id: z.string() }) }),
});

/** Starts a simulator that holds what the captured CRM held, ready to be asked the same. */
export async function startReplay(folder: string, samples: Samples): Promise<Replay> {
  const database = new CapturedDatabase(join(folder, "database.sql.gz"));
  const asked = samples.get("token-password")?.request.body;
  const { client_secret: secret, password } = Credentials.parse(asked);
  let now = new Date("2026-11-22T06:37:00Z");
  let nextId: string | undefined;
  const simulator = await startSuitecrmSimulator({
    seed: null,
    clients: importClients(database, secret),
    now: () => now,
    newId: () => {
      const id = nextId ?? randomUUID();
      nextId = undefined;
      return id;
    },
  });
  importDatabase(simulator.crm, database);
  const preferences = samples.get("user-preferences-bdm1")?.response.body;
  preparePeople(simulator, password, Preferences.parse(preferences));
  // The dump was taken later: put back who had changed this lead before.
  const lead = ReadLead.parse(samples.get("get-lead")?.response.body).data;
  simulator.crm.records.change("Leads", lead.id, lead.attributes);
  const callers = new Callers(simulator, secret, password);
  return {
    close: () => simulator.close(),
    run: async (name, sample) => {
      const { data } = Written.safeParse(sample.response.body);
      if (data !== undefined && sample.request.method !== "GET") {
        // The clock and the new ids are the captured ones, so that both answers can be equal.
        now = new Date(data.data.attributes.date_modified);
        nextId = data.data.id;
      }
      const actual = await callers.ask(name, sample);
      nextId = undefined;
      const { status, headers, body } = sample.response;
      return { expected: { status, headers: important(headers), body }, actual };
    },
  };
}

function preparePeople(
  { crm }: SuitecrmSimulator,
  password: string,
  { data }: z.infer<typeof Preferences>,
): void {
  for (const user of crm.records.list("Users")) crm.accounts.setPassword(user.id, password);
  const { timezone, datef, timef } = data.attributes.global;
  crm.accounts.setPreferences(data.id, {
    timeZone: timezone,
    dateFormat: datef,
    timeFormat: timef,
  });
}
