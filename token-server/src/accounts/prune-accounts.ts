import { pruneAttempts } from "./sign-in-attempts.ts";
import { rotationGraceMs } from "./token-pair.ts";
import type { AccountsWorld } from "./world.ts";

type World = Pick<AccountsWorld, "db" | "clock" | "sessions">;

/** Reuse of a code is noticed this long. */
const usedCodesKeptMs = 24 * 3600 * 1000;

/** Forgets tokens, codes and sign-ins that are past their time, and ends sessions without any. */
export async function pruneAccounts({ db, clock, sessions }: World): Promise<void> {
  const now = clock.now();
  await db.deleteFrom("access_token").where("expires_at", "<=", now).execute();
  await db.deleteFrom("refresh_token").where("expires_at", "<=", now).execute();
  await db
    .updateTable("refresh_token")
    .set({ successor: null })
    .where("successor", "is not", null)
    .where("used_at", "<=", now - rotationGraceMs)
    .execute();
  await db
    .deleteFrom("authorization_code")
    .where("expires_at", "<=", now - usedCodesKeptMs)
    .execute();
  await db.deleteFrom("sign_in").where("expires_at", "<=", now).execute();
  await pruneAttempts(db, now);
  // Nobody can use these any more: they must not keep the agent's CRM tokens.
  const runOut = await db
    .selectFrom("session")
    .select("session.id")
    .leftJoin("refresh_token", "refresh_token.session_id", "session.id")
    .leftJoin("authorization_code", "authorization_code.session_id", "session.id")
    .where("session.revoked_at", "is", null)
    .where("refresh_token.hash", "is", null)
    .where("authorization_code.hash", "is", null)
    .execute();
  for (const { id } of runOut) await sessions.revoke(id, "run-out");
}
