import type { Db } from "../database/open.ts";
import { pruneAttempts } from "./sign-in-attempts.ts";
import { rotationGraceMs } from "./token-pair.ts";

/** Reuse of a code is noticed this long. */
const usedCodesKeptMs = 24 * 3600 * 1000;

/** Forgets tokens, codes and sign-ins that are past their time. */
export async function pruneAccounts(db: Db, now: number): Promise<void> {
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
}
