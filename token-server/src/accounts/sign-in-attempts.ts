import { createHash } from "node:crypto";
import { ipKeyGenerator } from "express-rate-limit";
import { v7 as uuidv7 } from "uuid";
import type { Clock } from "../clock.ts";
import type { Db, Trx } from "../database/open.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";

const windowMs = 15 * 60 * 1000;
const failuresOfUser = 5;
const failuresOfAddress = 20;

export type Attempt =
  | {
      readonly outcome: "allowed";
      /** It succeeded: what the user name got wrong before is forgotten. */
      forgive(): Promise<void>;
      /** It was nobody's fault, such as a CRM that is down. */
      withdraw(): Promise<void>;
    }
  | { readonly outcome: "blocked"; readonly retryAfterSeconds: number };

/**
 * Counts a sign-in as failed before it is tried, so that many at once cannot slip through.
 * Kept in the database: all servers count together, and a restart forgives nobody.
 */
export async function beginAttempt(
  db: Db,
  clock: Clock,
  who: { readonly userName: string; readonly address: string },
): Promise<Attempt> {
  const user = subject("user", asOneName(who.userName));
  const address = subject("address", ipKeyGenerator(who.address));
  const now = clock.now();
  const ids = [uuidv7({ msecs: now }), uuidv7({ msecs: now })] as const;
  const retryAfterMs = await db.transaction().execute(async (trx) => {
    for (const locked of [user, address].toSorted()) {
      await lockInTransaction(trx, "sign-in", locked);
    }
    const waitMs = Math.max(
      await waitOf(trx, user, failuresOfUser, now),
      await waitOf(trx, address, failuresOfAddress, now),
    );
    if (waitMs > 0) return waitMs;
    await trx
      .insertInto("sign_in_attempt")
      .values([
        { id: ids[0], subject: user, created_at: now },
        { id: ids[1], subject: address, created_at: now },
      ])
      .execute();
    return 0;
  });
  if (retryAfterMs > 0) {
    return { outcome: "blocked", retryAfterSeconds: Math.ceil(retryAfterMs / 1000) };
  }
  return {
    outcome: "allowed",
    async forgive() {
      await db
        .deleteFrom("sign_in_attempt")
        .where((row) => row.or([row("subject", "=", user), row("id", "=", ids[1])]))
        .execute();
    },
    async withdraw() {
      await db.deleteFrom("sign_in_attempt").where("id", "in", ids).execute();
    },
  };
}

/** Forgets attempts that no longer count. */
export async function pruneAttempts(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom("sign_in_attempt")
    .where("created_at", "<=", now - windowMs)
    .execute();
}

/** How long until the number of failures in the window is below the limit again; 0 when it is. */
async function waitOf(trx: Trx, of: string, limit: number, now: number): Promise<number> {
  const latest = await trx
    .selectFrom("sign_in_attempt")
    .select("created_at")
    .where("subject", "=", of)
    .where("created_at", ">", now - windowMs)
    .orderBy("created_at", "desc")
    .limit(limit)
    .execute();
  const oldest = latest.at(limit - 1);
  return oldest === undefined ? 0 : oldest.created_at + windowMs - now;
}

/** SuiteCRM's database takes Ana, ANA, Aná and “ana ” for one user: so do we. */
function asOneName(userName: string): string {
  return userName
    .normalize("NFKD")
    .replace(/[\p{M}\p{C}]/gu, "")
    .trim()
    .toLowerCase();
}

function subject(kind: "user" | "address", value: string): string {
  return `${kind}:${createHash("sha256").update(value).digest("hex")}`;
}
