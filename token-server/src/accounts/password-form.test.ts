import { describe, expect, it } from "vitest";
import { openTestDatabase } from "../testing/test-database.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { codeOf, openSignIn, submitPassword } from "../testing/test-sign-in.ts";

describe("the password form", () => {
  async function failing(
    fields: Record<string, string>,
    prepare: (server: TestServer) => void = () => {},
  ) {
    const server = await startTestServer(await openTestDatabase());
    server.crm.addUser("ana");
    prepare(server);
    const response = await submitPassword(server, await openSignIn(server), fields);
    const page = await response.text();
    expect(response.headers.get("location")).toBeNull();
    return { server, status: response.status, page };
  }

  it("says that the password is wrong, and keeps only the user name", async () => {
    const { status, page, server } = await failing({ user_name: "ana", password: "<b>nope</b>" });
    expect(status).toBe(403);
    expect(page).toContain("User name or password is wrong");
    expect(page).toContain('value="ana"');
    expect(page).not.toContain("nope");
    expect(server.lines.join("")).not.toContain("nope");
  });

  it("says the same about a user the CRM does not know", async () => {
    const { status, page } = await failing({ user_name: '"><script>', password: "x" });
    expect(status).toBe(403);
    expect(page).toContain("User name or password is wrong");
    expect(page).not.toContain("<script");
  });

  it("says that the user is inactive", async () => {
    const { status, page } = await failing(
      { user_name: "eva", password: "secret of eva" },
      ({ crm }) => crm.addUser("eva", { status: "Inactive" }),
    );
    expect(status).toBe(403);
    expect(page).toContain("This SuiteCRM user is not active");
  });

  it("says that the CRM does not answer, and does not count that as a failure", async () => {
    const { server, status, page } = await failing(
      { user_name: "ana", password: "secret of ana" },
      ({ crm }) => crm.setDown(true),
    );
    expect(status).toBe(503);
    expect(page).toContain("SuiteCRM does not answer");
    expect(await server.db.selectFrom("sign_in_attempt").selectAll().execute()).toEqual([]);
  });

  it("asks for both fields", async () => {
    const { status, page, server } = await failing({ user_name: "ana", password: "" });
    expect(status).toBe(422);
    expect(page).toContain("User name and password are needed");
    expect(server.crm.asked).not.toContain("POST password");
  });

  it.each([
    ["user_name", "x".repeat(101), "user_name must have at most 100 characters"],
    ["user_name", "ana\0", "user_name must have no control characters"],
    ["password", "x".repeat(201), "password must have at most 200 characters"],
    ["decision", "perhaps", "decision must be “sign-in” or “cancel”"],
  ])("names %s when no page of ours would send it", async (name, value, words) => {
    const fields = { user_name: "ana", password: "x", [name]: value };
    const { status, page, server } = await failing(fields);
    expect(status).toBe(400);
    expect(page).toContain(words);
    expect(server.crm.asked).not.toContain("POST password");
  });

  it("believes nobody about their address without TRUST_PROXY", async () => {
    const server = await startTestServer(await openTestDatabase());
    const opened = await openSignIn(server);
    const statuses = new Set<number>();
    const tries = Array.from({ length: 21 }, (_, at) =>
      submitPassword(
        server,
        opened,
        { user_name: `user ${at}`, password: "x" },
        { "X-Forwarded-For": `203.0.113.${at}` },
      ),
    );
    for (const { status } of await Promise.all(tries)) statuses.add(status);
    expect(statuses).toEqual(new Set([403, 429]));
  });

  it("blocks an address after twenty failures, whatever the names", async () => {
    const server = await startTestServer(await openTestDatabase(), { TRUST_PROXY: "1" });
    const ana = server.crm.addUser("ana");
    const opened = await openSignIn(server);
    const from = { "X-Forwarded-For": "203.0.113.7" };
    const tries = Array.from({ length: 20 }, (_, at) =>
      submitPassword(server, opened, { user_name: `user ${at}`, password: "x" }, from),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([403]));
    const fields = { user_name: "ana", password: ana.password };
    const blocked = await submitPassword(server, opened, fields, from);
    expect(blocked.status).toBe(429);
    expect(await blocked.text()).toContain("Too many tries");
    const elsewhere = { "X-Forwarded-For": "203.0.113.8" };
    expect(codeOf(await submitPassword(server, opened, fields, elsewhere))).not.toBe("");
  });

  it("is answered only to the browser that opened it", async () => {
    const server = await startTestServer(await openTestDatabase());
    const ana = server.crm.addUser("ana");
    const mine = await openSignIn(server);
    const theirs = await openSignIn(server);
    const fields = { user_name: "ana", password: ana.password };
    const mixed = await submitPassword(server, { ...mine, state: theirs.state }, fields);
    expect(mixed.status).toBe(400);
    expect(await mixed.text()).toContain("This sign-in is no longer open");
    const without = await submitPassword(server, { ...mine, cookie: "" }, fields);
    expect(without.status).toBe(400);
    expect(server.crm.asked).not.toContain("POST password");
  });

  it("works once, and for a quarter of an hour", async () => {
    const server = await startTestServer(await openTestDatabase());
    const fields = { user_name: "ana", password: server.crm.addUser("ana").password };
    const opened = await openSignIn(server);
    expect((await submitPassword(server, opened, fields)).status).toBe(303);
    expect((await submitPassword(server, opened, fields)).status).toBe(400);
    const late = await openSignIn(server);
    server.pass(15 * 60 * 1000);
    expect((await submitPassword(server, late, fields)).status).toBe(400);
  });

  it("stays open in two windows of one browser", async () => {
    const server = await startTestServer(await openTestDatabase());
    const fields = { user_name: "ana", password: server.crm.addUser("ana").password };
    const first = await openSignIn(server);
    const second = await openSignIn(server, first.cookie);
    expect(second.cookie).toBe(first.cookie);
    expect((await submitPassword(server, first, fields)).status).toBe(303);
    expect((await submitPassword(server, second, fields)).status).toBe(303);
  });

  it("tells the extension when the agent presses Cancel", async () => {
    const server = await startTestServer(await openTestDatabase());
    const opened = await openSignIn(server);
    const response = await submitPassword(server, opened, { decision: "cancel" });
    const target = new URL(response.headers.get("location") ?? "");
    expect(target.searchParams.get("error")).toBe("access_denied");
    expect(target.searchParams.get("state")).toBe("state-of-the-extension");
  });
});
