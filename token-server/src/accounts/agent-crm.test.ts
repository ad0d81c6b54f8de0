import { expect, it } from "vitest";
import { openTestDatabase } from "../testing/test-database.ts";
import { startTestServer } from "../testing/test-server.ts";
import { askAs, askToken, refreshGrant, signIn } from "../testing/test-sign-in.ts";

const askForRecord = {
  method: "POST",
  body: JSON.stringify({
    number: "+442079460126",
    record: { module: "Leads", id: "1" },
    idempotencyKey: "key-0123456789",
  }),
};

it("ends the session of an agent whose CRM sign-in was taken away, and no other", async () => {
  const server = await startTestServer(await openTestDatabase());
  const ana = server.crm.addUser("ana");
  const bob = await signIn(server, server.crm.addUser("bob"));
  const tokens = await signIn(server, ana);
  server.crm.forget(ana);
  await server.ask("/api/calls/intents", {
    ...askForRecord,
    headers: {
      Authorization: `Bearer ${tokens.access_token}`,
      "Content-Type": "application/json",
    },
  });
  await expect
    .poll(async () => (await askAs(server, tokens, "/api/me")).status, { timeout: 5_000 })
    .toBe(401);
  expect((await askToken(server, refreshGrant(tokens.refresh_token))).status).toBe(400);
  expect((await askAs(server, bob, "/api/me")).status).toBe(200);
});
