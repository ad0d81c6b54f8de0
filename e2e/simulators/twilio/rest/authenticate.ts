import { createHash, timingSafeEqual } from "node:crypto";
import type { Account } from "../account.ts";
import type { Keys } from "../resources/keys.ts";

/** Who asks: the account itself, or one of its API keys. */
export type Credential = "auth-token" | "api-key";

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** HTTP Basic, account SID with auth token or key SID with secret; undefined for anything else. */
export function authenticate(
  authorization: string | undefined,
  account: Account,
  keys: Keys,
): Credential | undefined {
  const encoded = /^Basic (?<encoded>[A-Za-z0-9+/=]+)$/.exec(authorization ?? "")?.groups;
  if (encoded === undefined) return undefined;
  const credentials = Buffer.from(encoded["encoded"] ?? "", "base64").toString("utf8");
  const split = credentials.indexOf(":");
  const user = credentials.slice(0, split);
  const password = credentials.slice(split + 1);
  if (user === account.sid && isSame(password, account.authToken)) return "auth-token";
  const key = keys.find(user);
  if (key !== undefined && isSame(password, key.secret)) return "api-key";
  return undefined;
}
