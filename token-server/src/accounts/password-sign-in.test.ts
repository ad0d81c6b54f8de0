import { extensionRedirectUri } from "@ringback/shared/extension-id";
import { expect, it } from "vitest";
import { onEachDatabase } from "../testing/test-database.ts";
import { startTestServer } from "../testing/test-server.ts";
import { askAs, codeOf, openSignIn, signIn, submitPassword } from "../testing/test-sign-in.ts";

const quarterHourMs = 15 * 60 * 1000;

onEachDatabase((open) => {
  it("signs an agent in with their CRM password", async () => {
    const server = await startTestServer(await open());
    const ana = server.crm.addUser("ana", { name: "Ana Souza" });
    const opened = await openSignIn(server);
    expect(opened.response.status).toBe(200);
    const fields = { user_name: "ana", password: ana.password };
    const response = await submitPassword(server, opened, fields);
    expect(response.status).toBe(303);
    const target = new URL(response.headers.get("location") ?? "");
    expect(target.href.startsWith(`${extensionRedirectUri}?`)).toBe(true);
    expect(target.searchParams.get("state")).toBe("state-of-the-extension");
    expect(target.searchParams.get("code")).toMatch(/^rbc_[\w-]{43}$/);
  });

  it("tells the extension who is signed in", async () => {
    const server = await startTestServer(await open());
    const tokens = await signIn(server, server.crm.addUser("ana", { name: "Ana Souza" }));
    const response = await askAs(server, tokens, "/api/me");
    expect(await response.json()).toMatchObject({
      agent: { name: "Ana Souza", userName: "ana", role: "agent" },
      identity: expect.stringMatching(/^agent_[0-9a-f]{32}$/),
      callerId: "+12125550142",
      crm: { origin: "https://crm.example.com" },
    });
  });

  it("keeps neither password nor token readable, in the database or the log", async () => {
    const server = await startTestServer(await open());
    const ana = server.crm.addUser("ana", { password: "correct horse battery" });
    const opened = await openSignIn(server);
    await submitPassword(server, opened, { user_name: "ana", password: "wrong staple" });
    const tokens = await signIn(server, ana);
    const tables = ["session", "access_token", "refresh_token", "sign_in", "audit_log"] as const;
    const rows = await Promise.all(
      tables.map((table) => server.db.selectFrom(table).selectAll().execute()),
    );
    const kept = JSON.stringify(rows) + server.lines.join("");
    for (const secret of [
      "correct horse",
      "wrong staple",
      tokens.access_token,
      tokens.refresh_token,
      "eyJ0.",
      "def50200",
    ]) {
      expect(kept).not.toContain(secret);
    }
  });

  it("makes an admin of whoever the CRM calls one, at each sign-in, and leaves managers", async () => {
    const server = await startTestServer(await open());
    const ana = server.crm.addUser("ana", { isAdmin: true });
    const role = async () => {
      const response = await askAs(server, await signIn(server, ana), "/api/me");
      const { agent } = (await response.json()) as { agent: { role: string } };
      return agent.role;
    };
    expect(await role()).toBe("admin");
    ana.isAdmin = false;
    expect(await role()).toBe("agent");
    await server.db.updateTable("agent").set({ role: "manager" }).execute();
    expect(await role()).toBe("manager");
  });

  it("blocks a user name after five failures for a quarter of an hour, even with the right password", async () => {
    const server = await startTestServer(await open());
    const ana = server.crm.addUser("ana");
    const bob = server.crm.addUser("bob");
    const opened = await openSignIn(server);
    const attempt = (userName: string, password: string) =>
      submitPassword(server, opened, { user_name: userName, password });
    for (let failure = 0; failure < 5; failure += 1) {
      expect((await attempt(failure % 2 === 0 ? "ana" : " ANA ", "wrong")).status).toBe(403);
      server.pass(1000);
    }
    const blocked = await attempt("ana", ana.password);
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get("retry-after"))).toBe(quarterHourMs / 1000 - 5);
    expect(await blocked.text()).toContain("Wait 15 minutes");
    expect(codeOf(await attempt("bob", bob.password))).not.toBe("");
    server.pass(quarterHourMs - 5_000);
    const again = await openSignIn(server);
    const fields = { user_name: "ana", password: ana.password };
    expect(codeOf(await submitPassword(server, again, fields))).not.toBe("");
  });

  it("does not let many tries at once slip through", async () => {
    const server = await startTestServer(await open());
    server.crm.addUser("ana");
    const opened = await openSignIn(server);
    const tries = Array.from({ length: 12 }, (_, index) =>
      submitPassword(server, opened, { user_name: "ana", password: `guess ${index}` }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it("signs out agents whose CRM user is no longer active", async () => {
    const server = await startTestServer(await open());
    server.crm.addUser("bob");
    const ana = server.crm.addUser("ana");
    const tokens = await signIn(server, ana);
    const stream = await askAs(server, tokens, "/api/events");
    ana.status = "Inactive";
    server.pass(5 * 60 * 1000 + 1);
    await expect
      .poll(async () => (await askAs(server, tokens, "/api/me")).status, { timeout: 5_000 })
      .toBe(401);
    // The stream ends: reading it to its end does not hang.
    expect(await stream.text()).toContain("event: ready");
  });
});
