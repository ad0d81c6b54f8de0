import type { KnownPerson } from "@ringback/shared/person";
import type { PersonTable } from "../database/people-schema.ts";

/** Somebody who has the number that is looked for. */
export interface Candidate {
  readonly person: KnownPerson;
  readonly standing: PersonTable["standing"];
  /** The contact this lead became. */
  readonly contactId: string | null;
  /** How the number was found: the same one, the same at home, or only its last ten digits. */
  readonly agreement: "exact" | "national" | "last-ten-digits";
  /** When the record was changed, or talked with, at last. Epoch milliseconds. */
  readonly activeAt: number;
}

const moduleNames: Readonly<Record<string, string>> = {
  Leads: "Lead",
  Contacts: "Contact",
  Accounts: "Account",
  Prospects: "Target",
};

/** “Lead Ana Souza”. */
export function nameOf({ person }: Candidate): string {
  return `${moduleNames[person.record.module] ?? person.record.module} ${person.name}`;
}
