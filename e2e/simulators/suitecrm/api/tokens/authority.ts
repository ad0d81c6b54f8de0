import type { Crm } from "../../crm.ts";
import type { AccessTokens } from "./access-token.ts";
import type { OauthClient } from "./oauth-client.ts";
import type { TokenStore } from "./token-store.ts";

/** What it takes to give out and check tokens. */
export interface Authority {
  readonly crm: Crm;
  readonly clients: readonly OauthClient[];
  readonly tokens: TokenStore;
  readonly accessTokens: AccessTokens;
}
