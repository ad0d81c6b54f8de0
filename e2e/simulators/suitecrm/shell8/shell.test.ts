import { afterEach, beforeEach, expect, test } from "vitest";
import { Document, signIn } from "../caller.ts";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";
import { ShellVisitor } from "./testing/shell-visitor.ts";

let crm: SuitecrmSimulator;
let visitor: ShellVisitor;
beforeEach(async () => {
  crm = await startSuitecrmSimulator();
  visitor = new ShellVisitor(crm.origin8);
  await visitor.open("/");
});
afterEach(() => crm.close());

function known(key: string) {
  const record = crm.wellKnown[key];
  if (record === undefined) throw new Error(`There is no record ${key}.`);
  return record;
}

test("answers nobody who does not show the token of their own cookie", async () => {
  await visitor.signIn("bdm1");
  const ask = { operationName: "record", variables: { module: "leads", record: "1" } };
  expect((await visitor.ask(ask)).status).toBe(200);
  visitor.forgetToken();
  const refused = await visitor.ask(ask);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toEqual({ message: "Invalid CSRF token" });
});

test("answers nobody without a session, and takes the session of the legacy pages", async () => {
  const ask = { operationName: "appMetadata" };
  expect((await visitor.ask(ask)).status).toBe(401);
  const wrong = await visitor.signIn("bdm1", "wrong");
  expect(wrong.status).toBe(401);
  const signedIn = await visitor.signIn("bdm1");
  expect(signedIn.headers.getSetCookie().join()).toMatch(/SCRMSESSID=\w+; path=\/; SameSite=Lax/);
  expect((await visitor.ask(ask)).status).toBe(200);
  const legacy = await visitor.open("/legacy/index.php?module=Leads&action=index");
  expect(await legacy.text()).not.toContain("navbar");
  await visitor.open("/logout", { method: "POST" });
  expect((await visitor.ask(ask)).status).toBe(401);
  const after = await visitor.open("/legacy/index.php?module=Leads&action=index");
  expect(after.headers.get("location")).toBe("/legacy/index.php?action=Login&module=Users");
});

test("saves into the records that the API of either face shows", async () => {
  await visitor.signIn("bdm1");
  const { id } = known("e164");
  const attributes = { phone_other: "020 7946 0123" };
  const saved = await visitor.ask({
    operationName: "saveRecord",
    variables: { module: "leads", id, attributes },
  });
  expect(saved.status).toBe(200);
  for (const origin of [crm.origin, `${crm.origin8}/legacy`]) {
    const service = await signIn({ ...crm, origin });
    const { data } = Document.parse(await (await service.ask("GET", `/module/Leads/${id}`)).json());
    expect(data.attributes["phone_other"]).toBe("020 7946 0123");
  }
});

test("leads from the front controller to the legacy part, the method kept", async () => {
  const redirected = await visitor.open("/Api/V8/current-user");
  expect(redirected.status).toBe(307);
  expect(redirected.headers.get("location")).toBe("/legacy/Api/index.php/V8/current-user");
  expect((await visitor.open("/legacy/Api/index.php/V8/current-user")).status).toBe(401);
});

test("names the field that nobody can edit, and the module that is not there", async () => {
  await visitor.signIn("bdm1");
  const { id } = known("e164");
  const refused = await visitor.ask({
    operationName: "saveRecord",
    variables: { module: "leads", id, attributes: { deleted: "1" } },
  });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("deleted: leads has no such field to edit.");
  const unknown = await visitor.ask({
    operationName: "moduleMetadata",
    variables: { module: "opportunities" },
  });
  expect(unknown.status).toBe(400);
});

test("shows nobody the records their role keeps from them", async () => {
  await visitor.signIn("bdm2");
  const bdm2 = crm.crm.accounts.findByName("bdm2")?.id ?? "";
  crm.crm.accounts.setAccess(bdm2, "Leads", "owner");
  const read = async (key: string) => {
    const variables = { module: "leads", record: known(key).id };
    return (await visitor.ask({ operationName: "record", variables })).json();
  };
  expect(await read("e164")).toEqual({ data: { record: null } });
  expect(await read("international")).toMatchObject({ data: { record: { module: "leads" } } });
});

test("keeps answers back by name until they are let go, and says which wait", async () => {
  const control = (body?: unknown) =>
    fetch(`${crm.controlOrigin}/control/answers`, {
      method: body === undefined ? "GET" : "PUT",
      headers: { "Content-Type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  await control({ hold: ["session-status"] });
  let isAnswered = false;
  const status = visitor.open("/session-status").then((response) => {
    isAnswered = true;
    return response.json();
  });
  await expect
    .poll(async () => (await control()).json())
    .toEqual({ delayMs: 0, hold: ["session-status"], waiting: ["session-status"] });
  expect(isAnswered).toBe(false);
  await control({ hold: [] });
  expect(await status).toEqual({ active: false });
  expect((await control({ hold: ["everything"] })).status).toBe(400);
});
