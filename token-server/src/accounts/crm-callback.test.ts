import { extensionRedirectUri } from "@ringback/shared/extension-id";
import { expect, it } from "vitest";
import { openTestDatabase } from "../testing/test-database.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { askToken, authorizeUrl, codeGrant, codeOf } from "../testing/test-sign-in.ts";

const withPage = { CRM_SIGN_IN_GRANT: "authorization_code" };

async function openCrmPage(server: TestServer) {
  const response = await server.ask(authorizeUrl());
  expect(response.status).toBe(302);
  return {
    page: response.headers.get("location") ?? "",
    cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "",
  };
}

function comeBack(server: TestServer, address: string, cookie: string): Promise<Response> {
  const { pathname, search } = new URL(address);
  return server.ask(`${pathname}${search}`, { headers: { cookie } });
}

it("sends the agent to SuiteCRM’s own page with PKCE of its own", async () => {
  const server = await startTestServer(await openTestDatabase(), withPage);
  const { page } = await openCrmPage(server);
  const { origin, pathname, searchParams } = new URL(page);
  expect(`${origin}${pathname}`).toBe("https://crm.example.com/Api/authorize");
  expect(Object.fromEntries(searchParams)).toEqual({
    response_type: "code",
    client_id: "sign-in-client",
    redirect_uri: "https://calls.example.com/oauth/crm/callback",
    state: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: "S256",
  });
});

it("uses CRM_AUTHORIZE_URL where the page is elsewhere, and keeps its query", async () => {
  const elsewhere =
    "https://crm.example.com/legacy/index.php?module=OAuth2AuthCodes&action=authorize";
  const server = await startTestServer(await openTestDatabase(), {
    ...withPage,
    CRM_AUTHORIZE_URL: elsewhere,
  });
  const { page } = await openCrmPage(server);
  expect(page.startsWith(`${elsewhere}&response_type=code`)).toBe(true);
});

it("signs the agent in when SuiteCRM sends them back", async () => {
  const server = await startTestServer(await openTestDatabase(), withPage);
  const ana = server.crm.addUser("ana");
  const { page, cookie } = await openCrmPage(server);
  const back = await comeBack(server, server.crm.authorize(page, ana), cookie);
  expect(back.status).toBe(302);
  expect(back.headers.get("location")?.startsWith(`${extensionRedirectUri}?code=rbc_`)).toBe(true);
  expect((await askToken(server, codeGrant(codeOf(back)))).status).toBe(200);
});

it("takes SuiteCRM’s answer once, and only from the browser that asked", async () => {
  const server = await startTestServer(await openTestDatabase(), withPage);
  const ana = server.crm.addUser("ana");
  const { page, cookie } = await openCrmPage(server);
  const other = await openCrmPage(server);
  const answer = server.crm.authorize(page, ana);
  expect((await comeBack(server, answer, other.cookie)).status).toBe(400);
  expect((await comeBack(server, answer, "")).status).toBe(400);
  expect((await comeBack(server, answer, cookie)).status).toBe(302);
  expect((await comeBack(server, answer, cookie)).status).toBe(400);
});

it("refuses an answer that nobody asked for", async () => {
  const server = await startTestServer(await openTestDatabase(), withPage);
  for (const [query, words] of [
    ["", "state is missing"],
    ["?code=abc", "state is missing"],
    ["?state=x&state=y&code=abc", "state is missing, or there twice"],
    ["?state=x&code=", "code is empty"],
    ["?state=unknown&code=abc", "This sign-in is no longer open"],
  ] as const) {
    const response = await server.ask(`/oauth/crm/callback${query}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(words);
  }
});

it("tells the extension when the agent says no on SuiteCRM’s page", async () => {
  const server = await startTestServer(await openTestDatabase(), withPage);
  const { page, cookie } = await openCrmPage(server);
  const state = new URL(page).searchParams.get("state") ?? "";
  const answer = `https://calls.example.com/oauth/crm/callback?error=access_denied&state=${state}`;
  const response = await comeBack(server, answer, cookie);
  const target = new URL(response.headers.get("location") ?? "");
  expect(target.origin).toBe(new URL(extensionRedirectUri).origin);
  expect(target.searchParams.get("error")).toBe("access_denied");
});

it("offers to begin again when SuiteCRM does not answer, or refuses its own code", async () => {
  const server = await startTestServer(await openTestDatabase(), withPage);
  const ana = server.crm.addUser("ana");
  const first = await openCrmPage(server);
  const answer = server.crm.authorize(first.page, ana);
  server.crm.setDown(true);
  const down = await comeBack(server, answer, first.cookie);
  expect(down.status).toBe(503);
  const page = await down.text();
  expect(page).toContain("SuiteCRM does not answer");
  expect(page).toContain('href="/oauth/authorize?response_type=code&#38;');

  server.crm.setDown(false);
  const second = await openCrmPage(server);
  const used = server.crm.authorize(second.page, ana).replace(/code=[^&]+/, "code=used-before");
  const refused = await comeBack(server, used, second.cookie);
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain("SuiteCRM did not complete the sign-in");
});

it("refuses a user who was made inactive meanwhile", async () => {
  const server = await startTestServer(await openTestDatabase(), withPage);
  const ana = server.crm.addUser("ana");
  const { page, cookie } = await openCrmPage(server);
  const answer = server.crm.authorize(page, ana);
  ana.status = "Inactive";
  const response = await comeBack(server, answer, cookie);
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("This SuiteCRM user is not active");
});

it("takes no passwords when SuiteCRM has a page for them", async () => {
  const server = await startTestServer(await openTestDatabase(), withPage);
  const response = await server.ask("/oauth/authorize", {
    method: "POST",
    body: new URLSearchParams({ user_name: "ana", password: "x" }),
  });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, HEAD");
});
