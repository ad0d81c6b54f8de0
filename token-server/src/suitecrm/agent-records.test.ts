import { expect, it } from "vitest";
import { createReadRecord } from "./agent-records.ts";
import { createSuitecrm } from "./client.ts";

const record = { module: "Leads", id: "00fca1eb-4394-4d7f-b4a5-5eb8c5ea60d7" };
const crm = { url: "https://crm.example.com", apiUrl: "https://crm.example.com/Api" };
const reader = { agentId: "bea" };
const signal = new AbortController().signal;

/** Reads the record through a CRM that answers this. */
function readThrough(answer: () => Response, refreshToken?: string) {
  const client = { clientId: "id", clientSecret: "secret" };
  const clock = { now: () => 0 };
  const suitecrm = createSuitecrm(
    { apiUrl: crm.apiUrl, service: client, signIn: client },
    { fetch: async () => answer(), clock, pause: async () => {} },
  );
  const tokens = { accessToken: "token", refreshToken, expiresAt: 3_600_000 };
  const session = suitecrm.asAgent({ load: async () => tokens, save: async () => {} });
  return createReadRecord(crm, async () => session)(reader, record, signal);
}

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });
const refusal = (detail: string) => json(400, { errors: { status: 400, title: null, detail } });

it("reads who the record is about", async () => {
  const attributes = { name: "Smith &amp; Co", assigned_user_id: "ben", do_not_call: "1" };
  const reading = await readThrough(() =>
    json(200, { data: { type: "Lead", id: record.id, attributes } }),
  );
  expect(reading).toMatchObject({
    outcome: "found",
    person: { record, name: "Smith & Co" },
    ownerCrmUserId: "ben",
    doNotCall: true,
  });
});

it.each([
  "[SuiteCRM] [AccessDeniedException] ",
  `Leads module with id ${record.id} is not found`,
  'The option "id" with value "nope" is invalid.',
])("does not tell a hidden record from none: %s", async (detail) => {
  expect(await readThrough(() => refusal(detail))).toEqual({ outcome: "refused" });
});

it("knows when the agent's CRM sign-in is over", async () => {
  expect(await readThrough(() => json(401, {}))).toEqual({ outcome: "sign-in-needed" });
  const read = createReadRecord(crm, async () => undefined);
  expect(await read(reader, record, signal)).toEqual({ outcome: "sign-in-needed" });
});

it.each([
  ["is down", () => Promise.reject<Response>(new TypeError("fetch failed"))],
  ["has a fault", async () => new Response("Fatal error", { status: 500 })],
  ["answers nonsense", async () => new Response("<html>", { status: 200 })],
])("says that nothing can be said when the CRM %s", async (_what, fetchCrm) => {
  const client = { clientId: "id", clientSecret: "secret" };
  const suitecrm = createSuitecrm(
    { apiUrl: crm.apiUrl, service: client, signIn: client },
    { fetch: fetchCrm, clock: { now: () => 0 } },
  );
  const tokens = { accessToken: "token", refreshToken: undefined, expiresAt: 3_600_000 };
  const session = suitecrm.asAgent({ load: async () => tokens, save: async () => {} });
  const read = createReadRecord(crm, async () => session);
  expect(await read(reader, record, signal)).toEqual({ outcome: "unreachable" });
});
