import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";

/** How far back the first look goes, and at most any later one. */
const firstLookMs = 24 * 60 * 60 * 1000;
/** Each look goes over the end of the one before: Twilio lists late, and clocks differ. */
const overlapMs = 30 * 60 * 1000;
/** After a long outage the list is read in pieces, so that what was done is not done again. */
const longestMs = 6 * 60 * 60 * 1000;
const longestAwayMs = 30 * 24 * 60 * 60 * 1000;

type List = "calls" | "recordings";

/**
 * Goes through what of a list of Twilio's has not been looked at, piece by piece, up to now. A
 * piece that fails is looked at again next time.
 */
export async function lookThrough(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  list: List,
  look: (window: { readonly from: number; readonly to: number }) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const now = clock.now();
  const before = await db
    .selectFrom("reconciliation")
    .select("covered_until")
    .where("list", "=", list)
    .executeTakeFirst();
  const covered = Math.min(before?.covered_until ?? now - firstLookMs, now);
  let from = Math.max(covered - overlapMs, now - longestAwayMs);
  while (from < now && !signal.aborted) {
    const to = Math.min(from + longestMs, now);
    await look({ from, to });
    await db
      .insertInto("reconciliation")
      .values({ list, covered_until: to })
      .onConflict((conflict) => conflict.column("list").doUpdateSet({ covered_until: to }))
      .execute();
    from = to;
  }
}
