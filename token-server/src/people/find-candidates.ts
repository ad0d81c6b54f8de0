import { sql } from "kysely";
import { indexedValue } from "../database/indexed-value.ts";
import type { Db } from "../database/open.ts";
import { recordUrl } from "../suitecrm/record-url.ts";
import { nationalDigits } from "./number-digits.ts";
import type { Candidate } from "./candidate.ts";
import { NumbersJson } from "./numbers-json.ts";
import { lastTenOf } from "./read-numbers.ts";

/** More people than this do not share a number in earnest: a placeholder, or a switchboard. */
const mostCandidates = 200;

/** Where people see records of the CRM. */
export interface CrmAddress {
  readonly url: string;
  readonly apiUrl: string;
}

/** Everybody in the index who has a number (E.164). */
export type FindCandidates = (number: string) => Promise<readonly Candidate[]>;

/**
 * Looks for the same number; else, among those whose country is not known, for one written as this
 * one is dialled at home; else for one with the same last ten digits.
 */
export function createFindCandidates(db: Db, crm: CrmAddress): FindCandidates {
  const byNumber = prepare(db, "number");
  const byNational = prepare(db, "national");
  const byLastTen = prepare(db, "last_ten");
  return async (number) => {
    const whole = toCandidates(crm, await byNumber(number), "exact");
    if (whole.length > 0) return whole;
    const digits = nationalDigits(number);
    const national = toCandidates(crm, await byNational(digits), "national");
    if (national.length > 0) return national;
    const lastTen = lastTenOf(digits);
    return lastTen === null ? [] : toCandidates(crm, await byLastTen(lastTen), "last-ten-digits");
  };
}

type Row = Awaited<ReturnType<ReturnType<typeof queryBy>["execute"]>>[number];

/** Put into words once: that takes longer than finding somebody. */
function prepare(db: Db, column: Parameters<typeof queryBy>[1]) {
  const compiled = queryBy(db, column, "").compile();
  return async (value: string): Promise<readonly Row[]> => {
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters: [value] });
    return rows;
  };
}

function queryBy(db: Db, column: "number" | "national" | "last_ten", value: string) {
  return (
    db
      .selectFrom("person_number")
      .innerJoin("person", (join) =>
        join
          .onRef("person.record_id", "=", "person_number.record_id")
          .onRef("person.module", "=", "person_number.module"),
      )
      .select(["person.module", "person.record_id", "name", "first_name", "about", "country"])
      .select(["owner_crm_user_id", "standing", "contact_id", "numbers"])
      .select(["modified_at", "last_contact_at", "basis"])
      .where(`person_number.${column}`, "=", value)
      .where("fax", "=", indexedValue(0))
      // Written out, too: the number is the one parameter.
      .limit(sql.lit(mostCandidates))
  );
}

function toCandidates(
  crm: CrmAddress,
  rows: readonly Row[],
  found: Candidate["agreement"],
): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const row of rows) {
    const record = { module: row.module, id: row.record_id };
    const agreement = found === "exact" && row.basis === "default" ? "national" : found;
    const key = `${record.module}/${record.id}`;
    // Some have the number in two fields: the better reading counts.
    if (candidates.has(key) && agreement !== "exact") continue;
    candidates.set(key, {
      person: {
        record,
        name: row.name,
        about: row.about,
        url: recordUrl(crm, record),
        firstName: row.first_name,
        ownerCrmUserId: row.owner_crm_user_id,
        country: row.country,
        numbers: NumbersJson.parse(row.numbers),
      },
      standing: row.standing,
      contactId: row.contact_id,
      agreement,
      activeAt: Math.max(row.modified_at, row.last_contact_at ?? 0),
    });
  }
  return [...candidates.values()];
}
