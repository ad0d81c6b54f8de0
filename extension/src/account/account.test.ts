import { createHash } from "node:crypto";
import type { Me } from "@ringback/shared/api";
import { extensionRedirectUri } from "@ringback/shared/extension-id";
import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { createServerClient } from "../server/client.ts";
import { sendJson, startTestServer } from "../server/test-server.ts";
import { createAccount } from "./account.ts";
import { loadAccessToken, loadSession } from "./session-store.ts";

const me: Me = {
  agent: {
    id: "0192f0c0-0000-4000-8000-000000000001",
    name: "Maya Lindqvist",
    userName: "maya",
    role: "agent",
  },
  identity: "agent_0192f0c0000040008000000000000001",
  callerId: "+14155550100",
  crm: { origin: "https://crm.example" },
  defaultCountry: "GB",
  timeZone: "Europe/London",
};

const onChange = vi.fn<() => void>();
const launchWebAuthFlow = vi.fn<(details: { url: string }) => Promise<string>>();

beforeEach(() => {
  vi.resetAllMocks();
  Object.assign(browser.identity, {
    launchWebAuthFlow,
    getRedirectURL: () => extensionRedirectUri,
  });
});

/** An authorization server that checks what RFC 7636 makes it check. */
async function start() {
  const asked: URLSearchParams[] = [];
  const revoked: (string | null)[] = [];
  let challenge: string | null = null;
  const origin = await startTestServer((request, response, body) => {
    const form = new URLSearchParams(body);
    if (request.url === "/oauth/token") {
      asked.push(form);
      const proof = createHash("sha256").update(form.get("code_verifier") ?? "");
      if (form.get("code") !== "granted" || proof.digest("base64url") !== challenge)
        return sendJson(response, 400, { error: "invalid_grant" });
      return sendJson(response, 200, {
        access_token: "access",
        token_type: "Bearer",
        expires_in: 600,
        refresh_token: "refresh",
      });
    }
    if (request.url === "/oauth/revoke") {
      revoked.push(form.get("token"));
      return response.writeHead(200).end();
    }
    const isKnown = request.headers.authorization === "Bearer access";
    if (isKnown) sendJson(response, 200, me);
    else sendJson(response, 401, { status: 401, code: "unauthorized", title: "Sign in" });
  });
  const signInWith = (parameters: Record<string, string>) =>
    launchWebAuthFlow.mockImplementation(({ url }) => {
      const page = new URL(url);
      challenge = page.searchParams.get("code_challenge");
      const answer = new URL(extensionRedirectUri);
      answer.search = new URLSearchParams({
        state: page.searchParams.get("state") ?? "",
        ...parameters,
      }).toString();
      return Promise.resolve(answer.href);
    });
  const access = async () => {
    const token = await loadAccessToken();
    return token ? { origin, accessToken: token.accessToken } : null;
  };
  const client = createServerClient(access);
  const serverOrigin = () => Promise.resolve(origin);
  const account = createAccount({ client, serverOrigin, onChange });
  return { account, asked, revoked, origin, signInWith };
}

it("signs in with a code and S256 PKCE", async () => {
  const { account, asked, origin, signInWith } = await start();
  signInWith({ code: "granted" });
  await expect(account.signIn()).resolves.toEqual(me);
  const page = new URL(launchWebAuthFlow.mock.lastCall?.[0].url ?? "");
  expect(page.origin + page.pathname).toBe(`${origin}/oauth/authorize`);
  expect(Object.fromEntries(page.searchParams)).toMatchObject({
    response_type: "code",
    client_id: "ringback-extension",
    redirect_uri: extensionRedirectUri,
    code_challenge_method: "S256",
  });
  expect(asked[0]?.get("redirect_uri")).toBe(extensionRedirectUri);
  await expect(loadSession()).resolves.toEqual({ origin, refreshToken: "refresh" });
  await expect(account.me()).resolves.toEqual(me);
  expect(onChange).toHaveBeenCalledOnce();
});

it.each([
  ["another state", { code: "granted", state: "forged" }, "sign-in-refused"],
  ["a refusal", { error: "access_denied" }, "sign-in-refused"],
  ["a code the server does not know", { code: "stolen" }, "sign-in-refused"],
])("stays signed out after %s", async (_, parameters, code) => {
  const { account, signInWith } = await start();
  signInWith(parameters);
  await expect(account.signIn()).rejects.toMatchObject({ code });
  await expect(loadSession()).resolves.toBeUndefined();
  await expect(account.me()).resolves.toBeNull();
});

it.each([
  ["The user did not approve access.", "sign-in-cancelled"],
  ["Authorization page could not be loaded.", "server-unreachable"],
])("explains the browser's %j", async (message, code) => {
  const { account } = await start();
  launchWebAuthFlow.mockRejectedValue(new Error(message));
  await expect(account.signIn()).rejects.toMatchObject({ code });
});

it("forgets the session here and at the server on sign-out", async () => {
  const { account, revoked, signInWith } = await start();
  signInWith({ code: "granted" });
  await account.signIn();
  await account.signOut();
  await expect(account.me()).resolves.toBeNull();
  await expect(loadAccessToken()).resolves.toBeUndefined();
  expect(revoked).toEqual(["refresh"]);
  expect(JSON.stringify(await browser.storage.local.get())).not.toContain("refresh");
  expect(onChange).toHaveBeenCalledTimes(2);
});
