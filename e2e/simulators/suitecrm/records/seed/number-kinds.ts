import type { Crm } from "../../crm.ts";
import type { ModuleName } from "../module-name.ts";
import type { RecordValues } from "../record.ts";
import { longNotes, proseWith } from "./free-text.ts";
import type { NumberBook } from "./number-book.ts";
import { seededUsers } from "./users.ts";

type IdOf = (module: ModuleName, index: number) => string;

/**
 * The ways of writing a number that the first leads leave out, fields that no default page shows,
 * and texts full of digits nobody dials. They go into the last leads and accounts, so that the
 * records others know stay as they are.
 */
export function seedNumberKinds(crm: Crm, idOf: IdOf, book: NumberBook): void {
  for (const [place, values] of leadKinds(book).entries())
    crm.records.change("Leads", idOf("Leads", 199 - place), values);
  const account = idOf("Accounts", 49);
  crm.records.change("Accounts", account, {
    phone_fax: book.landline("GB").national,
    phone_alternate: book.landline("GB").withTrunkZero,
    website: "http://www.partners.example",
    description: longNotes(),
  });
  // More leads than one page of a subpanel holds.
  for (let index = 170; index < 184; index += 1)
    crm.records.change("Leads", idOf("Leads", index), { account_id: account });
  // One contact of that account has no number: its row shows an empty link.
  crm.records.change("Contacts", idOf("Contacts", 149), { phone_work: null });
  const tom = seededUsers.find(({ userName }) => userName === "bdm2");
  if (tom !== undefined) {
    crm.records.change("Users", tom.id, {
      phone_fax: "(718) 555-0193",
      phone_other: "(718) 555-0194",
      phone_home: "718.555.0195",
    });
  }
}

function leadKinds(book: NumberBook): readonly RecordValues[] {
  const american = () => book.landline("US");
  const british = () => book.mobile("GB");
  return [
    // Ten digits that would also be an American number: only the country tells.
    {
      phone_work: "9876543212",
      primary_address_country: "India",
      primary_address_city: "Mumbai",
      phone_other: "91 98765 43215",
    },
    {
      phone_home: "1-888-555-CALL",
      phone_other: `1-${american().international.slice(3)}`,
      phone_fax: american().national,
    },
    {
      phone_home: `${british().national}; ${book.landline("GB").national}`,
      phone_other: `mob: ${british().national}`,
      phone_fax: book.landline("FR").international,
      assistant: "Mo Lindt",
      assistant_phone: book.landline("GB").national,
    },
    {
      phone_home: "555-0147",
      phone_other: "+1 212 555 01AB",
      phone_fax: `${american().national} fax`,
    },
    { phone_home: "12345", phone_other: "TBC - ask Sue", phone_fax: "n/a" },
    {
      phone_home: ` ${british().international} `,
      phone_other: `tel:${american().e164}`,
      description: longNotes(british().national),
    },
    { description: proseWith(british().national) },
    { description: longNotes() },
  ];
}
