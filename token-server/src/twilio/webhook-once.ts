import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Db, Trx } from "../database/open.ts";
import type { WebhookFields } from "./signature.ts";

export interface Webhook {
  readonly route: string;
  readonly fields: WebhookFields;
  /** What is kept of the fields, when some of them are secret. */
  readonly kept?: WebhookFields;
}

export interface Handled {
  /** The document to answer with. */
  readonly answer: string;
  readonly callId: string | null;
}

/**
 * Handles a webhook in one transaction with the record that it came. A repetition gets the
 * first answer; one that comes at the same moment waits for it.
 */
export async function handleWebhookOnce(
  world: { readonly db: Db; readonly clock: Clock },
  webhook: Webhook,
  handle: (trx: Trx, now: number) => Promise<Handled>,
): Promise<string> {
  const key = webhookKey(webhook);
  const now = world.clock.now();
  return world.db.transaction().execute(async (trx) => {
    const isFirst = await trx
      .insertInto("webhook")
      .values({
        key,
        route: webhook.route,
        call_id: null,
        fields: JSON.stringify(webhook.kept ?? webhook.fields),
        answer: "",
        received_at: now,
      })
      .onConflict((conflict) => conflict.column("key").doNothing())
      .returning("key")
      .executeTakeFirst();
    if (isFirst === undefined) {
      const before = trx.selectFrom("webhook").select("answer").where("key", "=", key);
      return (await before.executeTakeFirstOrThrow()).answer;
    }
    const { answer, callId } = await handle(trx, now);
    await trx
      .updateTable("webhook")
      .set({ answer, call_id: callId })
      .where("key", "=", key)
      .execute();
    return answer;
  });
}

function webhookKey({ route, fields }: Webhook): string {
  const sorted = Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([route, sorted]))
    .digest("hex");
}
