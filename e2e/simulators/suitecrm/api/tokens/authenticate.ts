import type { Request } from "express";
import { isActive } from "../../records/user-accounts.ts";
import { ApiProblem } from "../problem.ts";
import type { Authority } from "./authority.ts";
import { OauthProblem } from "./oauth-problem.ts";

export interface Caller {
  readonly userId: string;
  readonly tokenId: string;
}

/** Who calls the API, from `Authorization: Bearer`. */
export async function authenticate(authority: Authority, request: Request): Promise<Caller> {
  const header = request.headers.authorization ?? "";
  const tokenId = await authority.accessTokens.readId(header.replace(/^\s*Bearer\s/, "").trim());
  const grant = authority.tokens.liveAccess(tokenId);
  // An expired token is told the same as a revoked one.
  if (grant === undefined) throw OauthProblem.accessDenied("Access token has been revoked");
  const user = authority.crm.accounts.find(grant.userId);
  if (user === undefined || !isActive(user)) throw ApiProblem.record("Not found");
  return { userId: user.id, tokenId };
}
