import * as z from "zod";
import type { Exchange } from "./exchange.ts";
import { CrmUnavailable } from "./failures.ts";

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface CrmTokens {
  readonly accessToken: string;
  /** None for `client_credentials`. */
  readonly refreshToken: string | undefined;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** What to show for a token. */
export type Grant =
  | { readonly grant_type: "client_credentials" }
  | { readonly grant_type: "password"; readonly username: string; readonly password: string }
  | { readonly grant_type: "refresh_token"; readonly refresh_token: string }
  | {
      readonly grant_type: "authorization_code";
      readonly code: string;
      readonly redirect_uri: string;
      readonly code_verifier: string;
    };

/**
 * `credentials`: user name or password, or a token or code that is used up. `inactive`: the user
 * may not sign in. `client`: our own client is unknown, of another kind, or its secret is wrong.
 */
export type TokenRefusal = "credentials" | "inactive" | "client";

export type TokenAnswer =
  | { readonly outcome: "granted"; readonly tokens: CrmTokens }
  | { readonly outcome: "refused"; readonly reason: TokenRefusal };

const Granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
});

const Refused = z.object({ error: z.string(), error_description: z.string().optional() });

/**
 * Asks for a token. SuiteCRM repeats a wrong password in its answer, so nothing of an answer may
 * be logged, thrown or handed on: only its kind leaves this file.
 */
export async function requestTokens(
  exchange: Exchange,
  apiUrl: string,
  client: OAuthClient,
  grant: Grant,
  nowMs: number,
): Promise<TokenAnswer> {
  const { status, content } = await exchange({
    method: "POST",
    url: `${apiUrl}/access_token`,
    body: { ...grant, client_id: client.clientId, client_secret: client.clientSecret },
  });
  const granted = Granted.safeParse(content);
  if (status === 200 && granted.success) {
    const { access_token: accessToken, refresh_token: refreshToken, expires_in } = granted.data;
    const tokens = { accessToken, refreshToken, expiresAt: nowMs + expires_in * 1000 };
    return { outcome: "granted", tokens };
  }
  const refused = Refused.safeParse(content);
  const reason = refused.success ? refusalOf(status, refused.data) : undefined;
  if (reason !== undefined) return { outcome: "refused", reason };
  throw new CrmUnavailable(`SuiteCRM gave no token (${status})`);
}

function refusalOf(status: number, answer: z.infer<typeof Refused>): TokenRefusal | undefined {
  const { error, error_description: description = "" } = answer;
  if (error === "unknown_error" && status === 500) {
    if (description.startsWith("The password is invalid")) return "credentials";
    if (description.startsWith("No user found")) return "credentials";
    if (description === "Not Authorized") return "inactive";
    if (description.startsWith("OAuth2Clients module with id")) return "client";
    return undefined;
  }
  if (status !== 400 && status !== 401) return undefined;
  // 401 invalid_request is a used or garbled token; 400 invalid_request a garbled code.
  return error === "invalid_grant" || error === "invalid_request" ? "credentials" : "client";
}
