import { extensionRedirectUri } from "@ringback/shared/extension-id";
import { oauthClientId, TokenReply } from "@ringback/shared/api";
import { challengeOf } from "../accounts/authorization-code.ts";
import type { TestServer } from "./test-server.ts";

const verifier = "verifier-of-the-extension-0123456789-0123456789";

const goodRequest: Readonly<Record<string, string>> = {
  response_type: "code",
  client_id: oauthClientId,
  redirect_uri: extensionRedirectUri,
  state: "state-of-the-extension",
  code_challenge: challengeOf(verifier),
  code_challenge_method: "S256",
};

export function authorizeUrl(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...goodRequest, ...changes })) {
    if (value !== undefined) query.set(name, value);
  }
  return `/oauth/authorize?${query.toString()}`;
}

/** Opens the sign-in page and keeps what a browser would keep. */
export async function openSignIn(server: TestServer, cookie?: string) {
  const response = await server.ask(authorizeUrl(), {
    headers: cookie === undefined ? {} : { cookie },
  });
  const page = await response.text();
  return {
    response,
    page,
    cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "",
    state: /name="state" value="([^"]+)"/.exec(page)?.[1] ?? "",
  };
}

type OpenedSignIn = Awaited<ReturnType<typeof openSignIn>>;

export async function submitPassword(
  server: TestServer,
  { cookie, state }: Pick<OpenedSignIn, "cookie" | "state">,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return server.ask("/oauth/authorize", {
    method: "POST",
    headers: { cookie, ...headers },
    body: new URLSearchParams({ state, ...fields }),
  });
}

/** The code the browser hands to the extension. */
export function codeOf(response: Response): string {
  const target = new URL(response.headers.get("location") ?? "http://nowhere.invalid");
  return target.searchParams.get("code") ?? "";
}

export async function askToken(
  server: TestServer,
  fields: Readonly<Record<string, string>> | string,
): Promise<Response> {
  return server.ask("/oauth/token", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields),
  });
}

export function codeGrant(code: string): Record<string, string> {
  return {
    grant_type: "authorization_code",
    client_id: oauthClientId,
    redirect_uri: extensionRedirectUri,
    code,
    code_verifier: verifier,
  };
}

export function refreshGrant(token: string): Record<string, string> {
  return { grant_type: "refresh_token", client_id: oauthClientId, refresh_token: token };
}

/** Signs a CRM user in with the password form, as the extension would. */
export async function signIn(
  server: TestServer,
  { userName, password }: { readonly userName: string; readonly password: string },
): Promise<TokenReply> {
  const opened = await openSignIn(server);
  const fields = { user_name: userName, password };
  const code = codeOf(await submitPassword(server, opened, fields));
  const reply = await askToken(server, codeGrant(code));
  return TokenReply.parse(await reply.json());
}

export async function askAs(server: TestServer, tokens: TokenReply, path: string, init = {}) {
  return server.ask(path, { ...init, headers: { Authorization: `Bearer ${tokens.access_token}` } });
}
