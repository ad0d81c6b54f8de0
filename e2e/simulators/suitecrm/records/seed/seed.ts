import { v5 as uuidv5 } from "uuid";
import type { Crm } from "../../crm.ts";
import { linksOf } from "../links.ts";
import type { ModuleName } from "../module-name.ts";
import { nameOf, type RecordValues } from "../record.ts";
import { cities, companyKinds, companyWords, firstNames, lastNames } from "./names.ts";
import { countries, countryNames, NumberBook, type Country } from "./number-book.ts";
import { seedNumberKinds } from "./number-kinds.ts";
import { seedOpportunities } from "./opportunities.ts";
import { createRandom, pick } from "./random.ts";
import type { Seeding } from "./seeding.ts";
import { specialLeads } from "./special-leads.ts";
import { seededUsers } from "./users.ts";
import { writeNumber } from "./write-number.ts";

const idNamespace = "5f2f6a9c-0c41-4f6f-8f3b-6a2f3f6f1c55";
const seededAt = Date.UTC(2026, 0, 5, 8, 0, 0);

/** A record that tests know by its key. */
export interface WellKnownRecord {
  readonly module: ModuleName;
  readonly id: string;
  readonly name: string;
  readonly ownerUserName: string;
  readonly phones: Readonly<Record<string, string>>;
  readonly e164?: string;
}

/** Fills an empty CRM: the same seed gives the same records and ids. */
export function seedCrm(crm: Crm, seed: number): Readonly<Record<string, WellKnownRecord>> {
  const random = createRandom(seed);
  const book = new NumberBook();
  const idOf = (module: ModuleName, index: number) =>
    uuidv5(`${seed} ${module} ${index}`, idNamespace);
  const stamps = (index: number): RecordValues => {
    const moment = new Date(seededAt + index * 3_600_000).toISOString();
    const text = moment.slice(0, 19).replace("T", " ");
    return { date_entered: text, date_modified: text, created_by: "1", modified_user_id: "1" };
  };
  seedUsers(crm, stamps(0));
  const owners = ["bdm1", "bdm2", "manager"] as const;
  const ownerId = (userName: string) =>
    seededUsers.find((user) => user.userName === userName)?.id ?? null;

  const wellKnown: Record<string, WellKnownRecord> = {};
  const special = specialLeads(book);
  for (const [index, lead] of special.entries()) {
    const record = crm.records.add("Leads", idOf("Leads", index), {
      // The newest of all, so that lists show them first.
      ...stamps(1000 - index),
      first_name: lead.firstName,
      last_name: lead.lastName,
      assigned_user_id: ownerId(lead.owner),
      primary_address_country: countryNames[lead.country],
      primary_address_city: cities[lead.country],
      do_not_call: lead.doNotCall === true ? "1" : "0",
      email1: `${lead.firstName}.${lead.lastName}@example.com`.toLowerCase(),
      ...lead.phones,
    });
    wellKnown[lead.key] = {
      module: "Leads",
      id: record.id,
      name: nameOf(record),
      ownerUserName: lead.owner,
      phones: lead.phones,
      ...(lead.e164 === undefined ? {} : { e164: lead.e164 }),
    };
  }

  const personValues = (index: number, offset: number): RecordValues => {
    const country: Country = countries[index % countries.length] ?? "GB";
    const firstName = firstNames[(index + offset) % firstNames.length] ?? "";
    const lastName = lastNames[Math.floor((index + offset) / 8) % lastNames.length] ?? "";
    return {
      ...stamps(index),
      first_name: firstName,
      last_name: lastName,
      title: pick(random, ["Buyer", "Director", "Engineer", "Office manager"]),
      assigned_user_id: ownerId(owners[index % owners.length] ?? "bdm1"),
      primary_address_country: countryNames[country],
      primary_address_city: cities[country],
      email1: `${firstName}.${lastName}.${index}@example.com`.toLowerCase(),
      phone_work: writeNumber(random, book.landline(country)),
      phone_mobile: random() < 0.6 ? writeNumber(random, book.mobile(country)) : null,
    };
  };
  for (let index = special.length; index < 200; index += 1) {
    crm.records.add("Leads", idOf("Leads", index), {
      ...personValues(index, 0),
      account_name: companyName(index),
      status: pick(random, ["New", "Assigned", "In Process", "Recycled"]),
      lead_source: pick(random, ["Cold Call", "Web Site", "Word of mouth"]),
    });
  }
  seedAccounts(
    crm,
    { idOf, stamps, ownerOf: (index) => ownerId(owners[index % 3] ?? "bdm1") },
    book,
  );
  const accountLink = linksOf("Contacts").find(({ link }) => link === "accounts");
  for (let index = 0; index < 200; index += 1) {
    const contact = crm.records.add("Contacts", idOf("Contacts", index), personValues(index, 11));
    const account = crm.records.find("Accounts", idOf("Accounts", index % 50));
    if (accountLink !== undefined && account !== undefined) {
      crm.relationships.relate(contact, accountLink, account);
    }
  }
  for (let index = 0; index < 20; index += 1) {
    crm.records.add("Prospects", idOf("Prospects", index), {
      ...personValues(index, 17),
      tracker_key: String(index + 1),
    });
  }
  seedNumberKinds(crm, idOf, book);
  seedOpportunities(crm, {
    idOf,
    stamps,
    ownerOf: (index) => ownerId(owners[index % 3] ?? "bdm1"),
  });
  return wellKnown;
}

/** Accounts, each with a call planned long ago. */
function seedAccounts(crm: Crm, seeding: Seeding, book: NumberBook): void {
  for (let index = 0; index < 50; index += 1) {
    const country: Country = countries[index % countries.length] ?? "GB";
    const id = seeding.idOf("Accounts", index);
    const base = { ...seeding.stamps(index), assigned_user_id: seeding.ownerOf(index) };
    crm.records.add("Accounts", id, {
      ...base,
      name: companyName(index),
      account_type: "Customer",
      billing_address_country: countryNames[country],
      billing_address_city: cities[country],
      phone_office: book.landline(country).international,
      phone_alternate: index % 3 === 0 ? book.landline(country).national : null,
    });
    crm.records.add("Calls", seeding.idOf("Calls", index), {
      ...base,
      name: `Talk to ${companyName(index)}`.slice(0, 50),
      description: "Agreed at the last review.",
      direction: "Outbound",
      status: index % 2 === 0 ? "Held" : "Planned",
      duration_hours: "0",
      duration_minutes: "30",
      date_start: "2026-01-06 09:00:00",
      date_end: "2026-01-06 09:30:00",
      parent_type: "Accounts",
      parent_id: id,
    });
  }
}

function seedUsers(crm: Crm, stamps: RecordValues): void {
  for (const { id, userName, password, isAdmin, values, preferences } of seededUsers) {
    crm.records.add("Users", id, {
      ...stamps,
      system_generated_password: "0",
      employee_status: "Active",
      user_name: userName,
      status: "Active",
      is_admin: isAdmin ? "1" : "0",
      ...values,
    });
    crm.accounts.setPassword(id, password);
    if (preferences !== undefined) crm.accounts.setPreferences(id, preferences);
  }
}

function companyName(index: number): string {
  const word = companyWords[index % companyWords.length] ?? "";
  return `${word} ${companyKinds[Math.floor(index / companyWords.length) % companyKinds.length]}`;
}
