import { RecordRef } from "@ringback/shared/record-ref";
import * as z from "zod";
import { enqueue } from "../database/jobs.ts";
import type { Trx } from "../database/open.ts";
import type { OutsideWorld } from "../database/outside-world.ts";
import type { JobHandler } from "../database/run-jobs.ts";
import { isPersonModule } from "../suitecrm/person-fields.ts";
import type { SyncWorld } from "./sync/run-steps.ts";
import { readPerson, removePeople, storePeople } from "./store-people.ts";

export const touchQueue = "read-person";

/** We had a call or message with this person at `at`: their record is worth another look. */
export type TouchPerson = (trx: Trx, record: RecordRef, at: number) => Promise<void>;

export const touchPerson: TouchPerson = async (trx, record, at) => {
  if (!isPersonModule(record.module)) return;
  const key = `${record.module}/${record.id}`;
  await enqueue(trx, { queue: touchQueue, key, data: { record, at }, runAt: at });
};

/** The same for whoever an outgoing call is about. */
export async function touchCall(trx: Trx, callId: string, at: number): Promise<void> {
  const call = await trx
    .selectFrom("call")
    .select(["record_module as module", "record_id as id"])
    .where("id", "=", callId)
    .executeTakeFirst();
  const { module, id } = call ?? { module: null, id: null };
  if (module !== null && id !== null) await touchPerson(trx, { module, id }, at);
}

const TouchJob = z.object({ record: RecordRef, at: z.number() });
const mostAttempts = 8;

/** Reads one person again and remembers when we talked. The sync makes good what fails here. */
export function createTouchJob(
  { db, crmPeople, defaultCountry }: SyncWorld,
  crmOutside?: OutsideWorld,
): JobHandler {
  return {
    needs: crmOutside,
    maxAttempts: mostAttempts,
    async run({ data }, signal) {
      const { record, at } = TouchJob.parse(data);
      const { module, id } = record;
      if (!isPersonModule(module)) return;
      const person = await crmPeople.one(record, signal);
      await db.transaction().execute(async (trx) => {
        if (person === undefined) {
          await removePeople(trx, module, [id]);
          return;
        }
        await storePeople(trx, module, [readPerson(module, person, defaultCountry)]);
        await trx
          .updateTable("person")
          .set({ last_contact_at: at })
          .where("module", "=", module)
          .where("record_id", "=", id)
          .where((row) =>
            row.or([row("last_contact_at", "is", null), row("last_contact_at", "<", at)]),
          )
          .execute();
      });
    },
  };
}
