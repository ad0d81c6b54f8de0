import type { Person } from "@ringback/shared/person";
import type { RecordRef } from "@ringback/shared/record-ref";
import { describeAbout, isPersonModule, personFields } from "./person-fields.ts";
import { recordUrl } from "./record-url.ts";
import type { CrmSession } from "./session.ts";

/** A person as their record tells. */
interface KnownPerson {
  readonly outcome: "found";
  readonly person: Person;
  /** CRM user the record is assigned to. */
  readonly ownerCrmUserId: string | null;
  /** As typed in the CRM: `USA`, `Germany`. */
  readonly country: string | null;
  readonly doNotCall: boolean;
}

export type ReadPerson =
  | KnownPerson
  | { readonly outcome: "not-found" }
  | { readonly outcome: "forbidden" };

/** Who a record is about. Modules that hold no people are `not-found`. */
export async function readPerson(
  crm: { readonly url: string; readonly apiUrl: string },
  session: CrmSession,
  record: RecordRef,
  signal?: AbortSignal,
): Promise<ReadPerson> {
  if (!isPersonModule(record.module)) return { outcome: "not-found" };
  const fields = personFields(record.module);
  const { about, country, doNotCall } = fields;
  const wanted = ["name", "assigned_user_id", ...about, country];
  const answer = await session.get(
    record.module,
    record.id,
    doNotCall === undefined ? wanted : [...wanted, doNotCall],
    { signal },
  );
  if (answer.outcome !== "found") return answer;
  const { attributes } = answer.record;
  const text = (name: string) => (attributes[name] ?? "").trim();
  return {
    outcome: "found",
    person: {
      record: { module: record.module, id: record.id },
      name: text("name") || "No name",
      about: describeAbout(fields, attributes),
      url: recordUrl(crm, record),
    },
    ownerCrmUserId: text("assigned_user_id") || null,
    country: text(country) || null,
    doNotCall: doNotCall !== undefined && text(doNotCall) === "1",
  };
}
