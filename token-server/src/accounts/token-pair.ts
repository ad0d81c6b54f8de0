import { TokenReply } from "@ringback/shared/api";
import type { Trx } from "../database/open.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import { createOpaqueToken, hashToken } from "./opaque-token.ts";
import type { SecretBox } from "./secret-box.ts";

const accessTokenSeconds = 15 * 60;
const refreshTokenMs = 30 * 24 * 3600 * 1000;
/** How long the former refresh token still gets the same answer: the first one may have been lost. */
export const rotationGraceMs = 60_000;

export async function issuePair(trx: Trx, sessionId: string, now: number): Promise<TokenReply> {
  const accessToken = createOpaqueToken("rba");
  const refreshToken = createOpaqueToken("rbr");
  await trx
    .insertInto("access_token")
    .values({
      hash: hashToken(accessToken),
      session_id: sessionId,
      expires_at: now + accessTokenSeconds * 1000,
    })
    .execute();
  await trx
    .insertInto("refresh_token")
    .values({
      hash: hashToken(refreshToken),
      session_id: sessionId,
      created_at: now,
      expires_at: now + refreshTokenMs,
      used_at: null,
      successor: null,
    })
    .execute();
  return {
    access_token: accessToken,
    token_type: "Bearer",
    expires_in: accessTokenSeconds,
    refresh_token: refreshToken,
  };
}

export type Rotation =
  | { readonly outcome: "rotated"; readonly reply: TokenReply }
  | { readonly outcome: "refused" }
  /** Somebody holds a copy: the whole family has to go. */
  | { readonly outcome: "reused"; readonly sessionId: string };

/** Trades a refresh token for its one successor. */
export async function rotate(
  trx: Trx,
  secrets: SecretBox,
  refreshToken: string,
  now: number,
): Promise<Rotation> {
  const hash = hashToken(refreshToken);
  await lockInTransaction(trx, "refresh-token", hash);
  const token = await trx
    .selectFrom("refresh_token")
    .innerJoin("session", "session.id", "refresh_token.session_id")
    .innerJoin("agent", "agent.id", "session.agent_id")
    .select([
      "refresh_token.session_id as sessionId",
      "refresh_token.expires_at as expiresAt",
      "refresh_token.used_at as usedAt",
      "refresh_token.successor",
    ])
    .where("refresh_token.hash", "=", hash)
    .where("session.revoked_at", "is", null)
    .where("agent.active", "=", 1)
    .executeTakeFirst();
  if (token === undefined || token.expiresAt <= now) return { outcome: "refused" };
  const { sessionId, usedAt, successor } = token;
  if (usedAt === null) {
    const reply = await issuePair(trx, sessionId, now);
    await trx
      .updateTable("refresh_token")
      .set({ used_at: now, successor: secrets.seal(JSON.stringify(reply)) })
      .where("hash", "=", hash)
      .execute();
    return { outcome: "rotated", reply };
  }
  const ageMs = now - usedAt;
  if (successor === null || ageMs >= rotationGraceMs) return { outcome: "reused", sessionId };
  const reply = TokenReply.parse(JSON.parse(secrets.open(successor)));
  const expiresIn = reply.expires_in - Math.floor(ageMs / 1000);
  return { outcome: "rotated", reply: { ...reply, expires_in: expiresIn } };
}
