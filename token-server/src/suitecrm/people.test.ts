import { expect, it } from "vitest";
import { readPerson } from "./people.ts";
import { recordUrl } from "./record-url.ts";
import type { CrmSession } from "./session.ts";

const crm7 = { url: "https://crm.example.com/crm", apiUrl: "https://crm.example.com/crm/Api" };
const crm8 = { url: "https://crm.example.com", apiUrl: "https://crm.example.com/legacy/Api" };

function sessionWith(attributes: Record<string, string>): Pick<CrmSession, "get"> {
  return {
    async get(_module, id, fields) {
      const asked = Object.entries(attributes).filter(([name]) => fields.includes(name));
      return { outcome: "found", record: { id, attributes: Object.fromEntries(asked) } };
    },
  };
}

const read = (module: string, attributes: Record<string, string>) =>
  readPerson(crm7, sessionWith(attributes) as CrmSession, { module, id: "1" });

it("knows a lead: name, place of work, owner, country, wish not to be called", async () => {
  const lead = {
    name: "Ana Souza",
    title: "CFO",
    account_name: "Brightline",
    assigned_user_id: "u1",
    primary_address_country: "Brazil",
    do_not_call: "1",
  };
  expect(await read("Leads", lead)).toEqual({
    outcome: "found",
    person: {
      record: { module: "Leads", id: "1" },
      name: "Ana Souza",
      about: "CFO · Brightline",
      url: "https://crm.example.com/crm/index.php?module=Leads&action=DetailView&record=1",
    },
    ownerCrmUserId: "u1",
    country: "Brazil",
    doNotCall: true,
  });
});

it("knows an account, whose fields have other names", async () => {
  const account = { name: "Brightline", industry: "Energy", billing_address_country: "USA" };
  expect(await read("Accounts", account)).toMatchObject({
    person: { name: "Brightline", about: "Energy" },
    country: "USA",
    ownerCrmUserId: null,
    doNotCall: false,
  });
});

it("makes do with a record that says nothing", async () => {
  expect(await read("Contacts", {})).toMatchObject({
    person: { name: "No name", about: "" },
    country: null,
  });
});

it("finds nobody in modules that hold no people", async () => {
  expect(await read("Opportunities", { name: "Deal" })).toEqual({ outcome: "not-found" });
});

it("links to SuiteCRM 8’s pages by their own names", () => {
  expect(recordUrl(crm8, { module: "Leads", id: "1" })).toBe(
    "https://crm.example.com/#/leads/record/1",
  );
  expect(recordUrl(crm8, { module: "abc_Visits", id: "1" })).toBe(
    "https://crm.example.com/#/abc_Visits/record/1",
  );
});
