import { expect, it } from "vitest";
import { onEachDatabase } from "../testing/test-database.ts";
import { startTestServer } from "../testing/test-server.ts";
import { askAs, openSignIn, signIn, submitPassword } from "../testing/test-sign-in.ts";
import { pruneAccounts } from "./prune-accounts.ts";
import { createSecretBox } from "./secret-box.ts";
import { createSessions } from "./sessions.ts";

const hourMs = 3600 * 1000;

onEachDatabase((open) => {
  it("ends sessions nobody can use any more, and keeps no CRM tokens of them", async () => {
    const server = await startTestServer(await open());
    const { password } = server.crm.addUser("ana");
    const fields = { user_name: "ana", password };
    // Signed in, but the extension never fetched its tokens.
    expect((await submitPassword(server, await openSignIn(server), fields)).status).toBe(303);
    server.pass(1);
    const tokens = await signIn(server, server.crm.addUser("bob"));
    const sessions = async () => {
      const rows = await server.db
        .selectFrom("session")
        .select(["revoked_at", "crm_tokens"])
        .orderBy("created_at")
        .execute();
      return rows.map((row) => [row.revoked_at !== null, row.crm_tokens !== ""]);
    };
    const { db, config } = server;
    const clock = { now: server.now };
    const secrets = createSecretBox(config.secretKey);
    const world = { db, clock, sessions: createSessions(db, secrets, clock) };
    await pruneAccounts(world);
    expect(await sessions()).toEqual([
      [false, true],
      [false, true],
    ]);
    server.pass(25 * hourMs);
    await pruneAccounts(world);
    expect(await sessions()).toEqual([
      [true, false],
      [false, true],
    ]);
    server.pass(30 * 24 * hourMs);
    await pruneAccounts(world);
    expect(await sessions()).toEqual([
      [true, false],
      [true, false],
    ]);
    expect((await askAs(server, tokens, "/api/me")).status).toBe(401);
  });
});
