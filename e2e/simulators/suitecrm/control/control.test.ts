import { afterEach, beforeEach, expect, test } from "vitest";
import { signIn } from "../caller.ts";
import { seededUsers } from "../records/seed/users.ts";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";

let crm: SuitecrmSimulator;
beforeEach(async () => {
  crm = await startSuitecrmSimulator();
});
afterEach(() => crm.close());

async function control(method: string, path: string, body?: unknown): Promise<Response> {
  return await fetch(`${crm.controlOrigin}/control${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
}

test("goes down every way a server can, and comes back on the same port", async () => {
  const service = await signIn(crm);
  await control("PUT", "/availability", { mode: "unavailable" });
  expect((await service.ask("GET", "/current-user")).status).toBe(503);
  await control("PUT", "/availability", { mode: "refuse" });
  await expect(service.ask("GET", "/current-user")).rejects.toThrow("fetch failed");
  await control("PUT", "/availability", { mode: "hang" });
  const giveUp = new AbortController();
  const hanging = fetch(`${crm.origin}/Api/V8/current-user`, { signal: giveUp.signal });
  await expect
    .poll(async () => (await (await control("GET", "/requests")).json()) as unknown)
    .toContainEqual(expect.objectContaining({ path: "/Api/V8/current-user", method: "GET" }));
  giveUp.abort();
  await expect(hanging).rejects.toThrow("aborted");
  await control("PUT", "/availability", { mode: "up" });
  expect((await service.ask("GET", "/current-user")).status).toBe(200);
});

test("logs what was asked without a token, a password or a number", async () => {
  const bea = seededUsers.find(({ userName }) => userName === "bdm1");
  const caller = await signIn(crm, { userName: "bdm1", password: bea?.password ?? "" });
  await caller.ask("GET", "/module/Leads?filter[phone_work][eq]=07700900123");
  const log = await (await control("GET", "/requests")).text();
  expect(JSON.parse(log)).toMatchObject([
    { method: "POST", path: "/Api/access_token", status: 200 },
    { method: "GET", path: "/Api/V8/module/Leads", status: 200 },
  ]);
  expect(log).not.toContain("07700900123");
  expect(log).not.toContain(bea?.password);
  expect(log).not.toContain(caller.tokens.access_token);
});

test("ends a user's tokens, and a user", async () => {
  const person = seededUsers.find(({ userName }) => userName === "bdm2");
  const caller = await signIn(crm, { userName: "bdm2", password: person?.password ?? "" });
  await control("PATCH", "/users/bdm2", { status: "Inactive" });
  const gone = await caller.ask("GET", "/current-user");
  expect([gone.status, await gone.json()]).toMatchObject([
    400,
    { errors: { detail: "Not found" } },
  ]);
  await control("POST", "/tokens/revoke", { userName: "bdm2", kind: "access" });
  expect((await caller.ask("GET", "/current-user")).status).toBe(401);
});

test("shows, adds and deletes records as they are stored", async () => {
  const added = await control("POST", "/records/Leads", { last_name: "Doe", phone_work: "1" });
  expect(await added.json()).toMatchObject({ name: "Doe", status: "New", phone_work: "1" });
  const found = (await (await control("GET", "/records/Leads?last_name=Doe")).json()) as unknown[];
  expect(found).toHaveLength(1);
  const [{ id }] = found as [{ id: string }];
  expect((await control("DELETE", `/records/Leads/${id}`)).status).toBe(204);
  expect(await (await control("GET", "/records/Leads?last_name=Doe")).json()).toEqual([]);
});

test("holds again what it held at the start, and lets people stay signed in", async () => {
  const caller = await signIn(crm);
  const leads = async () =>
    (await (await control("GET", "/records/Leads")).json()) as { id: string }[];
  const before = await leads();
  const [first, second] = before;
  await control("POST", "/records/Leads", { last_name: "Doe" });
  await control("PATCH", `/records/Leads/${first?.id}`, { last_name: "Changed" });
  await control("DELETE", `/records/Leads/${second?.id}`);
  expect(await leads()).not.toEqual(before);
  expect((await control("POST", "/restore")).status).toBe(204);
  expect(await leads()).toEqual(before);
  expect((await caller.ask("GET", "/current-user")).status).toBe(200);
});

test("names the field that is wrong", async () => {
  const wrong = await control("PUT", "/availability", { mode: "asleep" });
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining("mode")]);
  const unknown = await control("GET", "/records/Leads?nick=x");
  expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining("nick")]);
});
