import { openDatabase } from "../database/open.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";

/** A server of its own that reads a row and writes it back, again and again: `count-up.ts TIMES FOLDER URL`. */
const [times = "0", dataFolder = "", databaseUrl] = process.argv.slice(2);
const { db, close } = await openDatabase({ dataFolder, databaseUrl: databaseUrl || undefined });
for (let turn = 0; turn < Number(times); turn += 1) {
  await db.transaction().execute(async (trx) => {
    await lockInTransaction(trx, "test", "counter");
    const { created_at: count } = await trx
      .selectFrom("sign_in_attempt")
      .select("created_at")
      .where("id", "=", "counter")
      .executeTakeFirstOrThrow();
    await trx
      .updateTable("sign_in_attempt")
      .set({ created_at: count + 1 })
      .execute();
  });
}
await close();
