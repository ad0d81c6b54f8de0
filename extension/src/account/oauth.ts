import { oauthClientId, TokenReply } from "@ringback/shared/api";
import {
  allowInsecureRequests,
  type AuthorizationServer,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  type Client,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  ResponseBodyError,
  revocationRequest,
  validateAuthResponse,
} from "oauth4webapi";
import { isLoopback } from "../contracts/server-address.ts";

const client: Client = { client_id: oauthClientId };
const timeoutMs = 15_000;

function authorizationServer(origin: string): AuthorizationServer {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    revocation_endpoint: `${origin}/oauth/revoke`,
  };
}

function options(origin: string) {
  return {
    signal: AbortSignal.timeout(timeoutMs),
    [allowInsecureRequests]: isLoopback(origin),
  };
}

/** Sign-in with a code and S256 PKCE: the page to show, and what turns its answer into tokens. */
export async function beginSignIn(origin: string, redirectUri: string) {
  const server = authorizationServer(origin);
  const verifier = generateRandomCodeVerifier();
  const state = generateRandomState();
  const page = new URL(`${origin}/oauth/authorize`);
  page.search = new URLSearchParams({
    response_type: "code",
    client_id: oauthClientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  }).toString();

  return {
    page: page.href,
    async finish(answer: string): Promise<TokenReply> {
      const code = validateAuthResponse(server, client, new URL(answer), state);
      const response = await authorizationCodeGrantRequest(
        server,
        client,
        None(),
        code,
        redirectUri,
        verifier,
        options(origin),
      );
      return tokens(await processAuthorizationCodeResponse(server, client, response));
    },
  };
}

export async function refreshTokens(origin: string, refreshToken: string): Promise<TokenReply> {
  const server = authorizationServer(origin);
  const response = await refreshTokenGrantRequest(
    server,
    client,
    None(),
    refreshToken,
    options(origin),
  );
  return tokens(await processRefreshTokenResponse(server, client, response));
}

export async function revokeToken(origin: string, refreshToken: string): Promise<void> {
  await revocationRequest(
    authorizationServer(origin),
    client,
    None(),
    refreshToken,
    options(origin),
  );
}

/** The server ended this session: its refresh token will never work again. */
export function isSessionOver(error: unknown): boolean {
  return error instanceof ResponseBodyError && error.error === "invalid_grant";
}

/** The server did not answer at all, or not in time. */
export function isNetworkTrouble(error: unknown): boolean {
  return error instanceof TypeError || error instanceof DOMException;
}

/** The library lower-cases `token_type`. */
function tokens(reply: object): TokenReply {
  return TokenReply.parse({ ...reply, token_type: "Bearer" });
}
