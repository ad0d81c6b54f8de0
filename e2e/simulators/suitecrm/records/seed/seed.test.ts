import { readPhoneNumber } from "@ringback/shared/phone-number";
import { expect, test } from "vitest";
import { createCrm } from "../../crm.ts";
import type { ModuleName } from "../module-name.ts";
import { valueOf } from "../record.ts";
import { countries, countryNames } from "./number-book.ts";
import { seedCrm } from "./seed.ts";
import { seededUsers } from "./users.ts";

function seed(number: number) {
  const crm = createCrm();
  return { crm, wellKnown: seedCrm(crm, number) };
}

test("makes the same records of the same seed, and others of another", () => {
  const everything = (number: number) => seed(number).crm.records.list("Leads");
  expect(everything(1)).toEqual(everything(1));
  expect(everything(1)).not.toEqual(everything(2));
});

test("makes as many records as promised", () => {
  const { records } = seed(1).crm;
  const counts: readonly (readonly [ModuleName, number])[] = [
    ["Leads", 200],
    ["Contacts", 200],
    ["Accounts", 50],
    ["Users", 4],
  ];
  expect(counts.map(([module]) => [module, records.list(module).length])).toEqual(counts);
});

test("writes every well-known number so that it can be read from its country", () => {
  const { crm, wellKnown } = seed(1);
  const readings = Object.entries(wellKnown).map(([key, { id, phones, e164 }]) => {
    const lead = crm.records.find("Leads", id);
    const name = lead && valueOf(lead, "primary_address_country");
    const country = countries.find((code) => countryNames[code] === name);
    const [text = ""] = Object.values(phones);
    const whole = text.split(" / ")[0] ?? "";
    return [key, e164, e164 === undefined ? undefined : readPhoneNumber(whole, country)?.number];
  });
  expect(readings.filter(([, expected, read]) => expected !== read)).toEqual([]);
});

test("gives no number to two records, except the one that three leads share", () => {
  const { crm } = seed(1);
  const modules = ["Leads", "Contacts", "Accounts", "Prospects", "Users"] as const;
  const fields = ["phone_work", "phone_mobile", "phone_office", "phone_alternate"];
  const owners = new Map<string, Set<string>>();
  for (const record of modules.flatMap((module) => crm.records.list(module))) {
    const name =
      valueOf(record, "primary_address_country") || valueOf(record, "billing_address_country");
    const country = countries.find((code) => countryNames[code] === name) ?? "GB";
    for (const field of fields) {
      const number = readPhoneNumber(valueOf(record, field), country)?.number;
      if (number !== undefined) {
        owners.set(number, (owners.get(number) ?? new Set()).add(record.id));
      }
    }
  }
  const shared = [...owners.values()].filter((ids) => ids.size > 1).map((ids) => ids.size);
  expect(shared).toEqual([3]);
  expect(owners.size).toBeGreaterThan(500);
});

test("lets everybody sign in with their own password", () => {
  const { accounts } = seed(1).crm;
  for (const { userName, password } of seededUsers) {
    const id = accounts.findByName(userName)?.id ?? "";
    expect(accounts.hasPassword(id, password)).toBe(true);
    expect(accounts.hasPassword(id, `${password}x`)).toBe(false);
  }
});
