import { readPhoneNumber } from "@ringback/shared/phone-number";
import type { Db } from "../database/open.ts";
import type { ListedUser } from "../suitecrm/users.ts";

/** Keeps every CRM user with the phone they can be rung on; who is not listed is inactive. */
export async function storeCrmUsers(
  db: Db,
  users: ReadonlyMap<string, ListedUser>,
  country: string,
  now: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable("crm_user").set({ active: 0 }).execute();
    for (const [id, user] of users) {
      const facts = {
        name: user.name || "Somebody without a name",
        mobile: ringableNumber(user.mobile, country) ?? ringableNumber(user.work, country) ?? null,
        active: 1,
        updated_at: now,
      } as const;
      await trx
        .insertInto("crm_user")
        .values({ id, ...facts })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(facts))
        .execute();
    }
  });
}

/** A number with an extension reaches a switchboard: nobody there would press 1. */
function ringableNumber(text: string, country: string): string | undefined {
  const read = readPhoneNumber(text, country);
  return read !== undefined && read.extension === undefined ? read.number : undefined;
}
