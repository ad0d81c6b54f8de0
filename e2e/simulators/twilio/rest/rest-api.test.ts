import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { RestFaultRule } from "./faults.ts";
import { startRestServer, type RestServer } from "./testing/rest-server.ts";

let server: RestServer;
beforeEach(async () => {
  server = await startRestServer();
});
afterEach(() => server.close());

describe("who may ask", () => {
  test("the account's token and an API key's secret open it", async () => {
    const key = server.stores.keys.create({ secret: "s3cret" });
    await expect(server.client().calls.list()).resolves.toEqual([]);
    const byKey = server.client({ user: key.sid, password: key.secret });
    await expect(byKey.calls.list()).resolves.toEqual([]);
  });

  test("a wrong secret is 401 with 20003", async () => {
    const stranger = server.client({ password: "c".repeat(32) });
    await expect(stranger.calls.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  test("an API key reads neither the account nor keys", async () => {
    const key = server.stores.keys.create({ secret: "s3cret" });
    const client = server.client({ user: key.sid, password: key.secret });
    const account = client.api.v2010.accounts(server.accountSid);
    await expect(account.fetch()).rejects.toMatchObject({ status: 401, code: 20003 });
    await expect(client.keys.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  test("another account is not found", async () => {
    const client = server.client({ accountSid: `AC${"d".repeat(32)}` });
    await expect(client.calls.list()).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});

describe("what is not there", () => {
  const ask = (path: string, method = "GET", password = server.authToken) =>
    fetch(`${server.origin}/2010-04-01/Accounts/${server.accountSid}${path}`, {
      method,
      headers: { Authorization: `Basic ${btoa(`${server.accountSid}:${password}`)}` },
    });

  test("an unknown path is 404 with Twilio's error body", async () => {
    const response = await ask("/Nothing.json");
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("application/json");
    await expect(response.json()).resolves.toEqual({
      code: 20404,
      message: `The requested resource /2010-04-01/Accounts/${server.accountSid}/Nothing.json was not found`,
      more_info: "https://www.twilio.com/docs/errors/20404",
      status: 404,
    });
  });

  test("an unknown path tells a stranger nothing", async () => {
    expect((await ask("/Nothing.json", "GET", "wrong")).status).toBe(401);
  });

  test("a method that a path does not know is 405", async () => {
    const response = await ask("/Calls.json", "DELETE");
    expect(response.status).toBe(405);
    await expect(response.json()).resolves.toMatchObject({ code: 20004 });
  });
});

describe("when Twilio has trouble", () => {
  const strike = (rule: object) => server.faults.set([RestFaultRule.parse(rule)]);

  test("429 comes with 20429, and autoRetry gets through", async () => {
    strike({ nth: [1, 2, 3], action: { kind: "too-many-requests" } });
    await expect(server.client().calls.list()).rejects.toMatchObject({ status: 429, code: 20429 });
    await expect(server.client({ autoRetry: true }).calls.list()).resolves.toEqual([]);
  });

  test.each([500, 503])("%i is not retried and nothing was done", async (status) => {
    strike({ method: "POST", pathContains: "/Applications", action: { kind: "fail", status } });
    const create = server.client({ autoRetry: true }).applications.create({ friendlyName: "x" });
    await expect(create).rejects.toMatchObject({ status, code: 20_000 + status });
    expect(server.stores.applications.list()).toEqual([]);
  });

  test.each([
    ["hanging", "timeout"],
    ["reset", "socket hang up"],
  ])("an answer lost by %s was done all the same", async (by, words) => {
    strike({ method: "POST", action: { kind: "lose-answer", by } });
    const create = server.client({ timeoutMs: 300 }).applications.create({ friendlyName: "x" });
    await expect(create).rejects.toThrow(words);
    expect(server.stores.applications.list()).toHaveLength(1);
  });

  test("a malformed answer does not read as a success", async () => {
    strike({ action: { kind: "malformed" } });
    await expect(server.client().calls.list()).rejects.toThrow("in JSON");
  });

  test("requests are noted with how they were answered", async () => {
    await server.client().calls.list();
    const isNoted = ({ type }: { type: string }) => type === "rest.request";
    expect(await server.events.waitFor(isNoted, { timeoutMs: 60_000 })).toMatchObject({
      method: "GET",
      path: `/2010-04-01/Accounts/${server.accountSid}/Calls.json`,
      status: 200,
    });
  });
});
