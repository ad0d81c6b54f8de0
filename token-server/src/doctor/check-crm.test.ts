import { expect, it } from "vitest";
import { createSuitecrm } from "../suitecrm/client.ts";
import type { Fetch } from "../suitecrm/exchange.ts";
import { createCrmAccounts } from "../testing/crm-accounts.ts";
import { settings } from "../testing/settings.ts";
import { readConfig } from "../config/config.ts";
import { checkCrm } from "./check-crm.ts";

const clock = { now: () => 0 };

async function check(changes: Record<string, string> = {}, forbidden: readonly string[] = []) {
  const reading = readConfig({ ...settings, CRM_SIGN_IN_GRANT: "password", ...changes });
  if (reading.outcome === "refused") throw new Error(JSON.stringify(reading.faults));
  const { crm: config } = reading.config;
  const crm = createCrmAccounts("password", () => 0);
  crm.addUser("ringback", { id: "service", isAdmin: changes["TEST_ADMIN"] === "yes" });
  const withModules: Fetch = async (input, init) => {
    const module = /module\/(?!Users)(\w+)/.exec(
      input instanceof Request ? input.url : input.toString(),
    )?.[1];
    if (module === undefined) return crm.fetch(input, init);
    if (!forbidden.includes(module)) return Response.json({ data: [] });
    const detail = "[SuiteCRM] [AccessDeniedException] ";
    return Response.json({ errors: { status: 400, title: null, detail } }, { status: 400 });
  };
  const { apiUrl, service, signIn } = config;
  const suitecrm = createSuitecrm({ apiUrl, service, signIn }, { fetch: withModules, clock });
  return (await checkCrm(config, suitecrm)).map(({ level, title }) => `${level}: ${title}`);
}

it("is content with two good clients", async () => {
  expect(await check()).toEqual([
    "good: SuiteCRM knows the service user “ringback”",
    "good: The service user sees 1 active users",
    "good: SuiteCRM knows the client agents sign in through (password)",
  ]);
});

it.each<[string, Record<string, string>, string]>([
  [
    "a wrong service secret",
    { CRM_CLIENT_SECRET: "wrong" },
    "bad: SuiteCRM refused the service user",
  ],
  [
    "an unknown service client",
    { CRM_CLIENT_ID: "nobody" },
    "bad: SuiteCRM refused the service user",
  ],
  [
    "a wrong sign-in secret",
    { CRM_SIGN_IN_CLIENT_SECRET: "wrong" },
    "bad: SuiteCRM does not know the client",
  ],
  [
    "a client of the other kind",
    { CRM_SIGN_IN_GRANT: "authorization_code" },
    "bad: SuiteCRM does not know the client",
  ],
  [
    "plain http",
    { CRM_URL: "http://crm.example.com" },
    "note: SuiteCRM is reached over plain http",
  ],
  [
    "an administrator as service user",
    { TEST_ADMIN: "yes" },
    "note: The service user is an administrator",
  ],
])("finds %s", async (_what, changes, finding) => {
  expect(await check(changes)).toContainEqual(expect.stringContaining(finding));
});

it("finds modules the service user may not read", async () => {
  expect(await check({}, ["Leads"])).toContain("bad: The service user may not read Leads");
});
