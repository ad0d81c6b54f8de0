import { createHash } from "node:crypto";
import { isActive } from "../../records/user-accounts.ts";
import type { Authority } from "./authority.ts";
import type { OauthClient } from "./oauth-client.ts";
import { OauthProblem } from "./oauth-problem.ts";
import type { AuthorizationCode } from "./token-store.ts";

/** The fields of a token request, all as text. */
export type TokenRequest = ReadonlyMap<string, string>;

/** A field that must be there. */
export function required(request: TokenRequest, name: string): string {
  const value = request.get(name);
  if (value === undefined || value === "") throw OauthProblem.missingParameter(name);
  return value;
}

/** Checks a user name and password, in the CRM's order and with its words. */
export function passwordUser({ crm }: Authority, request: TokenRequest): string {
  const userName = required(request, "username");
  const password = required(request, "password");
  const user = crm.accounts.findByName(userName);
  if (user === undefined) {
    throw OauthProblem.unknown(`No user found with this username: ${userName}`);
  }
  if (!crm.accounts.hasPassword(user.id, password)) {
    throw OauthProblem.unknown(`The password is invalid: ${password}`);
  }
  if (!isActive(user)) throw OauthProblem.unknown("Not Authorized");
  return user.id;
}

/** Whom a service client acts as. */
export function assignedUser({ crm }: Authority, client: OauthClient): string {
  const user = crm.accounts.findByName(client.assignedUserName);
  if (user === undefined) throw OauthProblem.unknown("Not Authorized");
  return user.id;
}

/** Takes a refresh token; the old pair ends at once. */
export function refreshedUser(
  { tokens }: Authority,
  client: OauthClient,
  request: TokenRequest,
): string {
  const token = required(request, "refresh_token");
  const known = tokens.refresh(token);
  if (known === undefined) {
    throw OauthProblem.invalidRefreshToken("Cannot decrypt the refresh token");
  }
  if (known.grant.clientId !== client.id) {
    throw OauthProblem.invalidRefreshToken("Token is not linked to client");
  }
  if (!known.isAlive) throw OauthProblem.invalidRefreshToken("Token has been revoked");
  tokens.revokeAccess(known.grant.accessId);
  tokens.revokeRefresh(token);
  return known.grant.userId;
}

/** Takes an authorization code, once. */
export function codeUser(
  { tokens }: Authority,
  client: OauthClient,
  request: TokenRequest,
): string {
  const text = required(request, "code");
  const known = tokens.code(text);
  if (known === undefined) {
    throw OauthProblem.invalidRequest("Cannot decrypt the authorization code");
  }
  const { code, isAlive } = known;
  if (!isAlive) throw OauthProblem.invalidRequest("Authorization code has been revoked");
  if (code.clientId !== client.id) {
    throw OauthProblem.invalidRequest("Authorization code was not issued to this client");
  }
  if (required(request, "redirect_uri") !== code.redirectUrl) {
    throw OauthProblem.invalidRequest("Invalid redirect URI");
  }
  checkVerifier(code, request);
  tokens.revokeCode(text);
  return code.userId;
}

function checkVerifier(code: AuthorizationCode, request: TokenRequest): void {
  if (code.challenge === undefined) return;
  const verifier = required(request, "code_verifier");
  if (!/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) {
    throw OauthProblem.invalidRequest("Code Verifier must follow the specifications of RFC-7636.");
  }
  const proof =
    code.challengeMethod === "plain"
      ? verifier
      : createHash("sha256").update(verifier).digest("base64url");
  if (proof !== code.challenge) {
    throw OauthProblem.invalidGrant("Failed to verify `code_verifier`.");
  }
}
