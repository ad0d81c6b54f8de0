import { createHash } from "node:crypto";
import { extensionRedirectUri, firefoxRedirectUri } from "@ringback/shared/extension-id";
import { expect, it } from "vitest";
import { openTestDatabase } from "../testing/test-database.ts";
import { startTestServer } from "../testing/test-server.ts";
import {
  askToken,
  authorizeUrl,
  codeGrant,
  codeOf,
  openSignIn,
  submitPassword,
} from "../testing/test-sign-in.ts";

it.each<[string, Record<string, string | undefined>, string]>([
  ["no response_type", { response_type: undefined }, "response_type must be"],
  ["another response_type", { response_type: "token" }, "response_type must be"],
  ["no client", { client_id: undefined }, "client_id must be"],
  ["another client", { client_id: "evil" }, "client_id must be"],
  ["no redirect_uri", { redirect_uri: undefined }, "redirect_uri is missing"],
  ["an unknown redirect_uri", { redirect_uri: "https://evil.example/" }, "redirect_uri is not one"],
  [
    "a redirect_uri that only begins like ours",
    { redirect_uri: `${extensionRedirectUri}evil` },
    "redirect_uri is not one",
  ],
  ["no state", { state: undefined }, "state is missing"],
  ["a guessable state", { state: "1" }, "at least 8"],
  ["no code_challenge", { code_challenge: undefined }, "code_challenge is missing"],
  ["a code_challenge that is no hash", { code_challenge: "plain" }, "43 characters"],
  ["plain PKCE", { code_challenge_method: "plain" }, "must be “S256”"],
  ["no PKCE method", { code_challenge_method: undefined }, "must be “S256”"],
])("shows a page about %s, and leads nowhere", async (_what, changes, words) => {
  const server = await startTestServer(await openTestDatabase());
  const response = await server.ask(authorizeUrl(changes));
  expect(response.status).toBe(400);
  expect(response.headers.get("location")).toBeNull();
  expect(response.headers.get("content-type")).toContain("text/html");
  const page = await response.text();
  expect(page).toContain(words.replaceAll("'", "&#39;"));
  expect(page).not.toContain("evil.example");
});

it("refuses a parameter that is there twice", async () => {
  const server = await startTestServer(await openTestDatabase());
  const response = await server.ask(`${authorizeUrl()}&redirect_uri=https://evil.example/`);
  expect(response.status).toBe(400);
});

it.each([extensionRedirectUri, firefoxRedirectUri])("knows %s", async (redirectUri) => {
  const server = await startTestServer(await openTestDatabase());
  const response = await server.ask(authorizeUrl({ redirect_uri: redirectUri }));
  expect(response.status).toBe(200);
});

it("shows a page that runs no script and may be framed by nobody", async () => {
  const server = await startTestServer(await openTestDatabase());
  const { response, page } = await openSignIn(server);
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  // A redirect after the form counts as a target of the form.
  expect(policy).toContain(`form-action 'self' ${new URL(extensionRedirectUri).origin}`);
  expect(policy).not.toContain("unsafe");
  const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  expect(policy).toContain(`style-src 'sha256-${hash}'`);
  expect(page).not.toContain("<script");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  const cookie = response.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(
    /^__Host-ringback-sign-in=[\w-]{43}; .*Path=\/;.*HttpOnly; Secure; SameSite=Lax$/,
  );
});

it("says when SuiteCRM does not know the sign-in client", async () => {
  const server = await startTestServer(await openTestDatabase(), {
    CRM_SIGN_IN_CLIENT_SECRET: "another-made-up-secret",
  });
  const ana = server.crm.addUser("ana");
  const fields = { user_name: "ana", password: ana.password };
  const response = await submitPassword(server, await openSignIn(server), fields);
  expect(response.status).toBe(502);
  expect(await response.text()).toContain("CRM_SIGN_IN_CLIENT_ID");
});

it("redeems the code of a finished sign-in", async () => {
  const server = await startTestServer(await openTestDatabase());
  const fields = { user_name: "ana", password: server.crm.addUser("ana").password };
  const code = codeOf(await submitPassword(server, await openSignIn(server), fields));
  const response = await askToken(server, codeGrant(code));
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({
    access_token: expect.stringMatching(/^rba_/),
    token_type: "Bearer",
    expires_in: 900,
    refresh_token: expect.stringMatching(/^rbr_/),
  });
});
