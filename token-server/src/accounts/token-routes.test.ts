import { TokenReply } from "@ringback/shared/api";
import { describe, expect, it } from "vitest";
import { onEachDatabase, openTestDatabase } from "../testing/test-database.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import {
  askAs,
  askToken,
  codeGrant,
  codeOf,
  openSignIn,
  refreshGrant,
  signIn,
  submitPassword,
} from "../testing/test-sign-in.ts";

async function newCode(server: TestServer): Promise<string> {
  const { password } = server.crm.addUser("ana");
  const fields = { user_name: "ana", password };
  return codeOf(await submitPassword(server, await openSignIn(server), fields));
}

async function refresh(server: TestServer, token: string): Promise<TokenReply> {
  const response = await askToken(server, refreshGrant(token));
  return TokenReply.parse(await response.json());
}

async function errorOf(response: Response): Promise<unknown> {
  const { error } = (await response.json()) as { error: unknown };
  return error;
}

const works = async (server: TestServer, tokens: TokenReply) =>
  (await askAs(server, tokens, "/api/me")).status === 200;

describe("a bad request for tokens", () => {
  const code = codeGrant("rbc_unknown");
  const without = (name: string) =>
    Object.fromEntries(Object.entries(code).filter(([other]) => other !== name));

  it.each<[string, Record<string, string> | string, number, string]>([
    ["nothing at all", "", 400, "invalid_request"],
    ["no grant_type", without("grant_type"), 400, "invalid_request"],
    ["no client_id", without("client_id"), 400, "invalid_request"],
    ["another client", { ...code, client_id: "evil" }, 401, "invalid_client"],
    ["another grant", { ...code, grant_type: "password" }, 400, "unsupported_grant_type"],
    ["no code", without("code"), 400, "invalid_request"],
    ["no redirect_uri", without("redirect_uri"), 400, "invalid_request"],
    ["no code_verifier", without("code_verifier"), 400, "invalid_request"],
    ["a code nobody was given", code, 400, "invalid_grant"],
    ["a repeated code", `${new URLSearchParams(code).toString()}&code=b`, 400, "invalid_request"],
    ["no refresh token", { ...refreshGrant(""), refresh_token: "" }, 400, "invalid_request"],
    ["a refresh token nobody was given", refreshGrant("rbr_unknown"), 400, "invalid_grant"],
  ])("is refused: %s", async (_what, fields, status, error) => {
    const server = await startTestServer(await openTestDatabase());
    const response = await askToken(server, fields);
    expect(response.status).toBe(status);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ error, error_description: expect.any(String) });
  });

  it("is refused: JSON instead of a form", async () => {
    const server = await startTestServer(await openTestDatabase());
    const response = await server.ask("/oauth/token", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(code),
    });
    expect(response.status).toBe(415);
  });
});

onEachDatabase((open) => {
  it.each<[string, Record<string, string>]>([
    ["another verifier", { code_verifier: "another-verifier-0123456789-0123456789-0123456789" }],
    ["another redirect_uri", { redirect_uri: "https://evil.example/" }],
  ])("burns a code that is shown with %s", async (_what, change) => {
    const server = await startTestServer(await open());
    const code = await newCode(server);
    expect(await errorOf(await askToken(server, { ...codeGrant(code), ...change }))).toBe(
      "invalid_grant",
    );
    expect(await errorOf(await askToken(server, codeGrant(code)))).toBe("invalid_grant");
  });

  it("takes a code for one minute", async () => {
    const server = await startTestServer(await open());
    const code = await newCode(server);
    server.pass(60_000);
    expect(await errorOf(await askToken(server, codeGrant(code)))).toBe("invalid_grant");
  });

  it("ends the session when its code is shown again", async () => {
    const server = await startTestServer(await open());
    const code = await newCode(server);
    const tokens = TokenReply.parse(await (await askToken(server, codeGrant(code))).json());
    expect(await works(server, tokens)).toBe(true);
    expect((await askToken(server, codeGrant(code))).status).toBe(400);
    expect(await works(server, tokens)).toBe(false);
  });

  it("gives tokens for a code once, however many ask at once", async () => {
    const server = await startTestServer(await open());
    const code = await newCode(server);
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => askToken(server, codeGrant(code))),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("ends an access token after a quarter of an hour, and renews it", async () => {
    const server = await startTestServer(await open());
    const tokens = await signIn(server, server.crm.addUser("ana"));
    server.pass(tokens.expires_in * 1000 - 1);
    expect(await works(server, tokens)).toBe(true);
    server.pass(1);
    expect(await works(server, tokens)).toBe(false);
    expect(await works(server, await refresh(server, tokens.refresh_token))).toBe(true);
  });

  it("answers the former refresh token with the same successor for a minute", async () => {
    const server = await startTestServer(await open());
    const tokens = await signIn(server, server.crm.addUser("ana"));
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => refresh(server, tokens.refresh_token)),
    );
    expect(new Set(replies.map((reply) => reply.refresh_token)).size).toBe(1);
    server.pass(59_000);
    const late = await refresh(server, tokens.refresh_token);
    expect(late).toEqual({ ...replies[0], expires_in: 900 - 59 });
    expect(await works(server, late)).toBe(true);
  });

  it("ends the whole family when a former refresh token comes back later", async () => {
    const server = await startTestServer(await open());
    const tokens = await signIn(server, server.crm.addUser("ana"));
    const successor = await refresh(server, tokens.refresh_token);
    server.pass(60_000);
    expect(await errorOf(await askToken(server, refreshGrant(tokens.refresh_token)))).toBe(
      "invalid_grant",
    );
    expect(await works(server, successor)).toBe(false);
    expect(await errorOf(await askToken(server, refreshGrant(successor.refresh_token)))).toBe(
      "invalid_grant",
    );
    const audit = await server.db
      .selectFrom("audit_log")
      .select("data")
      .where("action", "=", "session_revoked")
      .execute();
    expect(audit.map(({ data }) => JSON.parse(data))).toMatchObject([
      { reason: "refresh-token-reused" },
    ]);
  });

  it("ends a refresh token that was not used for 30 days", async () => {
    const server = await startTestServer(await open());
    const tokens = await signIn(server, server.crm.addUser("ana"));
    server.pass(30 * 24 * 3600 * 1000);
    expect((await askToken(server, refreshGrant(tokens.refresh_token))).status).toBe(400);
  });

  it.each(["access_token", "refresh_token"] as const)("signs out with the %s", async (kind) => {
    const server = await startTestServer(await open());
    const ana = server.crm.addUser("ana");
    const tokens = await signIn(server, ana);
    const elsewhere = await signIn(server, ana);
    const response = await server.ask("/oauth/revoke", {
      method: "POST",
      body: new URLSearchParams({ token: tokens[kind], client_id: "ringback-extension" }),
    });
    expect(response.status).toBe(200);
    expect(await works(server, tokens)).toBe(false);
    expect((await askToken(server, refreshGrant(tokens.refresh_token))).status).toBe(400);
    expect(await works(server, elsewhere), "another browser stays signed in").toBe(true);
    const sealed = await server.db
      .selectFrom("session")
      .select("crm_tokens")
      .where("revoked_at", "is not", null)
      .execute();
    expect(sealed).toEqual([{ crm_tokens: "" }]);
  });
});

it("does not tell whether a revoked token was known", async () => {
  const server = await startTestServer(await openTestDatabase());
  const response = await server.ask("/oauth/revoke", {
    method: "POST",
    body: new URLSearchParams({ token: "rbr_unknown", client_id: "ringback-extension" }),
  });
  expect(response.status).toBe(200);
});

it("closes the event stream of a session that is signed out", async () => {
  const server = await startTestServer(await openTestDatabase());
  const tokens = await signIn(server, server.crm.addUser("ana"));
  const stream = await askAs(server, tokens, "/api/events");
  await server.ask("/oauth/revoke", {
    method: "POST",
    body: new URLSearchParams({ token: tokens.refresh_token, client_id: "ringback-extension" }),
  });
  expect(await stream.text()).toContain("event: ready");
});
