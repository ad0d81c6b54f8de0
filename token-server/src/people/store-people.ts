import type { CrmPerson } from "../suitecrm/crm-person.ts";
import type { PersonModule } from "../suitecrm/person-fields.ts";
import type { Trx } from "../database/open.ts";
import { countryOfRecord } from "./country-of-record.ts";
import { type PersonNumber, readNumbers } from "./read-numbers.ts";

/** A person of the CRM with their numbers read. */
export interface ReadPerson {
  readonly module: PersonModule;
  readonly person: CrmPerson;
  readonly country: string | undefined;
  readonly numbers: readonly PersonNumber[];
}

/** Reads a person's numbers in their country, else in the organisation's. */
export function readPerson(
  module: PersonModule,
  person: CrmPerson,
  defaultCountry: string,
): ReadPerson {
  const country = countryOfRecord(person.country);
  return { module, person, country, numbers: readNumbers(person.phones, country, defaultCountry) };
}

const rowsAtOnce = 500;

/** Puts people into the index in place of what was known of them; all of one module. */
export async function storePeople(
  trx: Trx,
  module: PersonModule,
  people: readonly ReadPerson[],
): Promise<void> {
  if (people.length === 0) return;
  const { generation } = (await trx
    .selectFrom("people_sync")
    .select("generation")
    .where("module", "=", module)
    .executeTakeFirst()) ?? { generation: 0 };
  // Always in the same order: two servers that write the same people wait for each other.
  const sorted = people.toSorted((one, other) => (one.person.id < other.person.id ? -1 : 1));
  await trx
    .insertInto("person")
    .values(sorted.map((read) => personRow(read, generation)))
    .onConflict((conflict) =>
      conflict.columns(["record_id", "module"]).doUpdateSet((row) => ({
        name: row.ref("excluded.name"),
        first_name: row.ref("excluded.first_name"),
        about: row.ref("excluded.about"),
        owner_crm_user_id: row.ref("excluded.owner_crm_user_id"),
        country: row.ref("excluded.country"),
        standing: row.ref("excluded.standing"),
        contact_id: row.ref("excluded.contact_id"),
        numbers: row.ref("excluded.numbers"),
        modified_at: row.ref("excluded.modified_at"),
        generation: row.ref("excluded.generation"),
      })),
    )
    .execute();
  await trx
    .deleteFrom("person_number")
    .where("module", "=", module)
    .where(
      "record_id",
      "in",
      sorted.map(({ person }) => person.id),
    )
    .execute();
  const rows = sorted.flatMap(numberRows);
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await trx
      .insertInto("person_number")
      .values(rows.slice(at, at + rowsAtOnce))
      .execute();
  }
}

/** Takes people out of the index, with their numbers. */
export async function removePeople(
  trx: Trx,
  module: PersonModule,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .deleteFrom("person")
    .where("module", "=", module)
    .where("record_id", "in", ids)
    .execute();
}

function personRow({ module, person, country, numbers }: ReadPerson, generation: number) {
  const callable = numbers.flatMap(({ number, isFax }) =>
    number === null || isFax ? [] : [number],
  );
  return {
    module,
    record_id: person.id,
    name: person.name,
    first_name: person.firstName,
    about: person.about,
    owner_crm_user_id: person.ownerCrmUserId,
    country: country ?? null,
    standing: standingOf(person),
    contact_id: person.contactId || null,
    numbers: JSON.stringify([...new Set(callable)]),
    modified_at: person.modifiedAt,
    last_contact_at: null,
    generation,
  };
}

function numberRows({ module, person, numbers }: ReadPerson) {
  return numbers.map(({ field, position, number, national, lastTen, basis, isFax }) => ({
    module,
    record_id: person.id,
    field,
    position,
    number,
    national,
    last_ten: lastTen,
    basis,
    fax: isFax ? (1 as const) : (0 as const),
  }));
}

function standingOf({ status, contactId }: CrmPerson): "open" | "converted" | "dead" {
  if (status === "Converted" || contactId !== "") return "converted";
  return status === "Dead" || status === "Recycled" ? "dead" : "open";
}
