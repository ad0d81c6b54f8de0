import { personModules } from "@ringback/shared/record-ref";

/** A module whose records are people or companies. */
export type PersonModule = (typeof personModules)[number];

/** Which fields of a module say what we want to know of a person. */
export interface PersonFields {
  readonly firstName?: string;
  /** What stands under the name, joined. */
  readonly about: readonly string[];
  readonly country: string;
  readonly doNotCall?: string;
  /** How far a lead has come, and the contact it became. */
  readonly status?: string;
  readonly contact?: string;
}

const ofPerson = {
  firstName: "first_name",
  about: ["title", "account_name"],
  country: "primary_address_country",
  doNotCall: "do_not_call",
} as const satisfies PersonFields;

const fieldsOfModule: Readonly<Record<PersonModule, PersonFields>> = {
  Leads: { ...ofPerson, status: "status", contact: "contact_id" },
  Contacts: ofPerson,
  Prospects: ofPerson,
  Accounts: { about: ["industry"], country: "billing_address_country" },
};

export function isPersonModule(module: string): module is PersonModule {
  return personModules.some((known) => known === module);
}

export function personFields(module: PersonModule): PersonFields {
  return fieldsOfModule[module];
}

/** What stands under the name: title and company of a person, industry of a company. */
export function describeAbout(
  fields: PersonFields,
  attributes: Readonly<Record<string, string>>,
): string {
  return fields.about
    .map((name) => (attributes[name] ?? "").trim())
    .filter((part) => part !== "")
    .join(" · ");
}
