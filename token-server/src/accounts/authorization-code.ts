import { createHash, timingSafeEqual } from "node:crypto";
import type { TokenReply } from "@ringback/shared/api";
import type { Trx } from "../database/open.ts";
import { createOpaqueToken, hashToken } from "./opaque-token.ts";
import { issuePair } from "./token-pair.ts";

const aliveMs = 60_000;

export async function issueCode(
  trx: Trx,
  code: {
    readonly sessionId: string;
    readonly redirectUri: string;
    readonly codeChallenge: string;
    readonly now: number;
  },
): Promise<string> {
  const token = createOpaqueToken("rbc");
  await trx
    .insertInto("authorization_code")
    .values({
      hash: hashToken(token),
      session_id: code.sessionId,
      redirect_uri: code.redirectUri,
      code_challenge: code.codeChallenge,
      expires_at: code.now + aliveMs,
      used_at: null,
    })
    .execute();
  return token;
}

export type Redemption =
  | { readonly outcome: "redeemed"; readonly reply: TokenReply }
  | { readonly outcome: "refused" }
  /** Shown twice, or by someone without the verifier: its session has to go. */
  | { readonly outcome: "reused" | "misused"; readonly sessionId: string };

/** Trades a code for tokens. A code is used up by the first try, good or bad. */
export async function redeemCode(
  trx: Trx,
  shown: { readonly code: string; readonly redirectUri: string; readonly codeVerifier: string },
  now: number,
): Promise<Redemption> {
  const hash = hashToken(shown.code);
  const taken = await trx
    .updateTable("authorization_code")
    .set({ used_at: now })
    .where("hash", "=", hash)
    .where("used_at", "is", null)
    .returning(["session_id", "redirect_uri", "code_challenge", "expires_at"])
    .executeTakeFirst();
  if (taken === undefined) {
    const used = await trx
      .selectFrom("authorization_code")
      .select("session_id")
      .where("hash", "=", hash)
      .executeTakeFirst();
    if (used === undefined) return { outcome: "refused" };
    return { outcome: "reused", sessionId: used.session_id };
  }
  const sessionId = taken.session_id;
  const good =
    taken.expires_at > now &&
    taken.redirect_uri === shown.redirectUri &&
    answersChallenge(shown.codeVerifier, taken.code_challenge);
  if (!good) return { outcome: "misused", sessionId };
  const session = await trx
    .selectFrom("session")
    .select("id")
    .where("id", "=", sessionId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (session === undefined) return { outcome: "refused" };
  return { outcome: "redeemed", reply: await issuePair(trx, sessionId, now) };
}

/** PKCE, S256 (RFC 7636). */
export function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}

function answersChallenge(verifier: string, challenge: string): boolean {
  const answer = Buffer.from(challengeOf(verifier));
  const expected = Buffer.from(challenge);
  return answer.length === expected.length && timingSafeEqual(answer, expected);
}
