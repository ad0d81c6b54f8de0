import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { Caller, requestToken, signIn } from "../../caller.ts";
import { seededUsers } from "../../records/seed/users.ts";
import { startSuitecrmSimulator, usualClients, type SuitecrmSimulator } from "../../simulator.ts";

const redirectUrl = "http://127.0.0.1:9/oauth/crm/callback";
const codeClient = { id: "code-client", secret: "code-secret", redirectUrl };
const bea = seededUsers.find(({ userName }) => userName === "bdm1") ?? seededUsers[0];
const Pair = z.object({ access_token: z.string(), refresh_token: z.string() });

let crm: SuitecrmSimulator;
beforeAll(async () => {
  crm = await startSuitecrmSimulator({
    clients: [
      ...usualClients,
      { ...codeClient, grant: "authorization_code", isConfidential: false },
    ],
  });
});
afterAll(() => crm.close());

function person() {
  if (bea === undefined) throw new Error("Nobody was seeded.");
  return bea;
}

async function authorize(challenge: string): Promise<{ code: string; state: string | null }> {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: codeClient.id,
    redirect_uri: redirectUrl,
    state: "the-state",
    code_challenge: challenge,
    code_challenge_method: "S256",
  });
  const url = `${crm.origin}/Api/authorize?${query.toString()}`;
  const form = await fetch(url);
  expect(await form.text()).toContain('name="user_name"');
  const { userName, password } = person();
  const signedIn = await fetch(url, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ user_name: userName, username_password: password }),
  });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const page = await fetch(url, { headers: { cookie } });
  expect(await page.text()).toContain("Authorize Once");
  const allowed = await fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: { cookie },
    body: new URLSearchParams({ decision: "authorize" }),
  });
  expect(allowed.status).toBe(302);
  const target = new URL(allowed.headers.get("location") ?? "");
  expect(`${target.origin}${target.pathname}`).toBe(redirectUrl);
  return {
    code: target.searchParams.get("code") ?? "",
    state: target.searchParams.get("state"),
  };
}

function exchange(code: string, verifier: string): Promise<Response> {
  return requestToken(crm.origin, {
    grant_type: "authorization_code",
    client_id: codeClient.id,
    redirect_uri: redirectUrl,
    code,
    code_verifier: verifier,
  });
}

test("gives a code to who is signed in to the CRM, and a pair for it once", async () => {
  const verifier = randomBytes(32).toString("base64url");
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  const { code, state } = await authorize(challenge);
  expect(state).toBe("the-state");

  const wrong = await exchange(code, randomBytes(32).toString("base64url"));
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { error: "invalid_grant" }]);

  const given = await exchange(code, verifier);
  const pair = Pair.parse(await given.json());
  const user = await new Caller(crm.origin, pair).ask("GET", "/current-user");
  expect(await user.json()).toMatchObject({ data: { attributes: { user_name: "bdm1" } } });

  const again = await exchange(code, verifier);
  expect([again.status, await again.json()]).toMatchObject([
    400,
    { hint: "Authorization code has been revoked" },
  ]);
});

test("refreshes a public client only with its secret", async () => {
  const verifier = randomBytes(32).toString("base64url");
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  const { code } = await authorize(challenge);
  const pair = Pair.parse(await (await exchange(code, verifier)).json());
  const fields = {
    grant_type: "refresh_token",
    client_id: codeClient.id,
    refresh_token: pair.refresh_token,
  };
  expect((await requestToken(crm.origin, fields)).status).toBe(401);
  const withSecret = { ...fields, client_secret: codeClient.secret };
  expect((await requestToken(crm.origin, withSecret)).status).toBe(200);
});

test("ends the old pair at once when it is refreshed", async () => {
  const caller = await signIn(crm, person());
  expect((await caller.ask("GET", "/current-user")).status).toBe(200);
  const client = crm.clients.find(({ grant }) => grant === "password");
  const fields = {
    grant_type: "refresh_token",
    client_id: client?.id ?? "",
    client_secret: client?.secret ?? "",
    refresh_token: caller.tokens.refresh_token ?? "",
  };
  const renewed = Pair.parse(await (await requestToken(crm.origin, fields)).json());
  expect((await caller.ask("GET", "/current-user")).status).toBe(401);
  expect((await requestToken(crm.origin, fields)).status).toBe(401);
  expect((await new Caller(crm.origin, renewed).ask("GET", "/current-user")).status).toBe(200);
});

test("sends nobody to an address that was not registered", async () => {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: codeClient.id,
    redirect_uri: "http://127.0.0.1:9/elsewhere",
    code_challenge: "a".repeat(43),
    code_challenge_method: "S256",
  });
  const response = await fetch(`${crm.origin}/Api/authorize?${query.toString()}`);
  expect([response.status, await response.json()]).toMatchObject([
    401,
    { error: "invalid_client" },
  ]);
});

test("acts for its assigned user with client credentials, and says so nowhere in the token", async () => {
  const service = await signIn(crm);
  const claims: unknown = JSON.parse(
    Buffer.from(service.tokens.access_token.split(".")[1] ?? "", "base64url").toString(),
  );
  expect(claims).toMatchObject({ sub: "" });
  expect(service.tokens.refresh_token).toBeUndefined();
  const user = await service.ask("GET", "/current-user");
  expect(await user.json()).toMatchObject({ data: { attributes: { is_admin: "1" } } });
});
