import type { Request, Response } from "express";
import { readFormBody } from "../body.ts";
import { sendText } from "../reply.ts";
import type { Authority } from "./authority.ts";
import {
  assignedUser,
  codeUser,
  passwordUser,
  refreshedUser,
  required,
  type TokenRequest,
} from "./grants.ts";
import type { OauthClient } from "./oauth-client.ts";
import { OauthProblem } from "./oauth-problem.ts";
import { accessTtlSeconds } from "./token-store.ts";

/** `POST /Api/access_token`. */
export async function answerToken(
  authority: Authority,
  request: Request,
  response: Response,
): Promise<void> {
  const fields = readFormBody(request);
  const grantType = readGrantType(fields);
  const client = readClient(authority, grantType, fields);
  const userId = userOf(authority, client, grantType, fields);
  const { tokens, accessTokens, crm } = authority;
  const grant = { clientId: client.id, userId };
  const accessId = tokens.addAccess(grant);
  const subject = grantType === "client_credentials" ? "" : userId;
  const accessToken = await accessTokens.sign(accessId, client.id, subject, crm.now());
  const refresh =
    grantType === "client_credentials" ? {} : { refresh_token: tokens.addRefresh(grant, accessId) };
  response.status(200).set({ "Cache-Control": "no-store, max-age=0", Pragma: "no-cache" });
  sendText(
    response,
    "application/json; charset=UTF-8",
    JSON.stringify({
      token_type: "Bearer",
      expires_in: accessTtlSeconds,
      access_token: accessToken,
      ...refresh,
    }),
  );
}

const grantTypes = [
  "password",
  "client_credentials",
  "refresh_token",
  "authorization_code",
] as const;
type GrantType = (typeof grantTypes)[number];

function readGrantType(fields: TokenRequest): GrantType {
  const grantType = grantTypes.find((known) => known === fields.get("grant_type"));
  if (grantType === undefined) throw OauthProblem.unsupportedGrant();
  return grantType;
}

/** The client and its secret are checked before anything about the user. */
function readClient(
  { clients }: Authority,
  grantType: GrantType,
  fields: TokenRequest,
): OauthClient {
  const id = required(fields, "client_id");
  const client = clients.find((candidate) => candidate.id === id);
  if (client === undefined) {
    throw OauthProblem.unknown(`OAuth2Clients module with id ${id} is not found`);
  }
  const needsSecret = client.isConfidential || grantType !== "authorization_code";
  if (needsSecret && fields.get("client_secret") !== client.secret) {
    throw OauthProblem.invalidClient();
  }
  // A client has one grant; whoever has a refresh token may also refresh.
  const mayUse = grantType === "refresh_token" || grantType === client.grant;
  if (!mayUse) throw OauthProblem.invalidClient();
  return client;
}

function userOf(
  authority: Authority,
  client: OauthClient,
  grantType: GrantType,
  fields: TokenRequest,
): string {
  switch (grantType) {
    case "password":
      return passwordUser(authority, fields);
    case "client_credentials":
      return assignedUser(authority, client);
    case "refresh_token":
      return refreshedUser(authority, client, fields);
    case "authorization_code":
      return codeUser(authority, client, fields);
  }
}
