import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { always, connect, problem } from "../testing/crm-connection.ts";
import { createCrmPeople } from "./crm-people.ts";
import { CrmRefused } from "./failures.ts";

const signal = new AbortController().signal;
const clock = { now: () => 0 };
const fields = (attributes: object) => Response.json({ data: { type: "fields", attributes } });
const meta = {
  name: { type: "name", source: "non-db" },
  phone_work: { type: "phone", dbType: "varchar" },
  phone_boat_c: { type: "phone", dbType: "varchar", source: "custom_fields" },
  phone_shown: { type: "phone", dbType: "varchar", source: "non-db" },
  description: { type: "text" },
};

function people(answer: (url: URL) => Response) {
  const connection = connect(({ url }) => {
    if (url.pathname.endsWith("/access_token")) return undefined;
    return url.pathname.includes("/meta/fields/") ? fields(meta) : answer(url);
  });
  const { suitecrm, seen } = connection;
  return {
    crm: createCrmPeople(suitecrm.asService(), clock),
    asked: () => seen.map(({ url }) => url),
  };
}

const lead = (id: string, attributes: Record<string, string> = {}) => ({
  type: "Lead",
  id,
  attributes: { name: `Lead ${id}`, date_modified: "2026-11-22T06:16:00+00:00", ...attributes },
});
const page = (...data: object[]) => Response.json({ meta: { "total-pages": 1 }, data });
const gone = (id: string) => problem(`Leads module with id ${id} is not found`);
const walk = { since: Date.UTC(2026, 10, 22, 6, 16, 59), after: "a" };

it("knows phone fields by their type, custom ones too, and only those a search can use", async () => {
  const { crm, asked } = people(() => page());
  expect(await crm.phoneFields("Leads", signal)).toEqual(["phone_boat_c", "phone_work"]);
  await crm.phoneFields("Leads", signal);
  await crm.phoneFields("Leads", signal, true);
  expect(asked().filter(({ pathname }) => pathname.endsWith("/meta/fields/Leads"))).toHaveLength(2);
});

it("walks by id through what changed, times as the CRM's database writes them", async () => {
  const answer = lead("b", {
    first_name: " Ana ",
    phone_work: "+1 646 555 0177",
    phone_boat_c: "",
    status: "Converted",
    contact_id: "c1",
    primary_address_country: "USA",
  });
  const { crm, asked } = people(() => page(answer));
  expect(await crm.page("Leads", { ...walk, before: "z" }, signal)).toEqual({
    outcome: "found",
    pages: 1,
    people: [
      {
        id: "b",
        name: "Lead b",
        firstName: "Ana",
        about: "",
        ownerCrmUserId: null,
        country: "USA",
        phones: [{ field: "phone_work", text: "+1 646 555 0177" }],
        status: "Converted",
        contactId: "c1",
        modifiedAt: Date.UTC(2026, 10, 22, 6, 16),
      },
    ],
  });
  expect(Object.fromEntries(asked().at(-1)?.searchParams ?? [])).toMatchObject({
    "filter[date_modified][gte]": "2026-11-22 06:16:59",
    "filter[id][gt]": "a",
    "filter[id][lt]": "z",
    "page[size]": "200",
    sort: "id",
  });
});

it("says where a page breaks off", async () => {
  const { crm } = people(() => gone("b"));
  expect(await crm.page("Leads", walk, signal)).toEqual({ outcome: "gone", id: "b" });
});

it.each([
  ["in the refusal of a list", () => gone("d"), "d"],
  ["in a list, should it ever show one", () => page(lead("d")), "d"],
  ["nowhere when there is none", () => page(), undefined],
])("finds the next deleted record %s", async (_where, answer, id) => {
  const { crm, asked } = people(answer);
  expect(await crm.nextDeleted("Leads", walk, signal)).toBe(id);
  expect(asked().at(-1)?.searchParams.get("filter[deleted][eq]")).toBe("1");
  expect(asked().at(-1)?.searchParams.get("page[size]")).toBe("1");
});

it("searches every phone field for the digits, with anything between them", async () => {
  const { crm, asked } = people(() => page(lead("b")));
  expect(await crm.withDigits("Leads", "6465", signal)).toMatchObject([{ id: "b" }]);
  expect(Object.fromEntries(asked().at(-1)?.searchParams ?? [])).toMatchObject({
    "filter[operator]": "or",
    "filter[phone_work][like]": "%6%4%6%5%",
    "filter[phone_boat_c][like]": "%6%4%6%5%",
  });
  expect(asked().at(-1)?.search).toContain("%256%254%256%255%25");
});

it("finds the newest change past a record that cannot be read, and none in an empty module", async () => {
  const { crm, asked } = people((url) =>
    url.searchParams.has("filter[id][neq]") ? page(lead("b")) : gone("x"),
  );
  expect(await crm.newestChange("Leads", signal)).toBe(Date.UTC(2026, 10, 22, 6, 16));
  expect(asked().at(-1)?.searchParams.get("filter[id][neq]")).toBe("x");
  expect(await people(() => page()).crm.newestChange("Leads", signal)).toBeNull();
});

it("reads one person, and knows when there is none", async () => {
  const found = people(() => Response.json({ data: lead("b") }));
  expect(await found.crm.one({ module: "Leads", id: "b" }, signal)).toMatchObject({ id: "b" });
  const none = people(() => gone("b"));
  expect(await none.crm.one({ module: "Leads", id: "b" }, signal)).toBeUndefined();
  expect(await none.crm.one({ module: "Opportunities", id: "b" }, signal)).toBeUndefined();
});

it("says which module the service user may not read", async () => {
  const { suitecrm } = connect(always(() => problem("[SuiteCRM] [AccessDeniedException] ")));
  const crm = createCrmPeople(suitecrm.asService(), clock);
  await expect(crm.page("Accounts", walk, signal)).rejects.toThrow(CrmRefused);
  await expect(crm.page("Accounts", walk, signal)).rejects.toThrow("may not read Accounts");
});

const captures = new URL("../../../../shared/captures/suitecrm7/api/", import.meta.url);

describe.skipIf(!existsSync(captures))("SuiteCRM’s recorded answers (skipped where absent)", () => {
  const recorded = (name: string) => {
    const file = readFileSync(new URL(`${name}.json`, captures), "utf8");
    const { response } = JSON.parse(file) as { response: { body: unknown } };
    return Response.json(response.body);
  };

  it.each([
    ["Leads", "assistant_phone phone_fax phone_home phone_mobile phone_other phone_work"],
    ["Contacts", "assistant_phone phone_fax phone_home phone_mobile phone_other phone_work"],
    ["Prospects", "assistant_phone phone_fax phone_home phone_mobile phone_other phone_work"],
    ["Accounts", "phone_alternate phone_fax phone_office"],
  ] as const)("name the phone fields of %s", async (module, names) => {
    const { suitecrm } = connect(always(() => recorded(`meta-fields-${module}`)));
    const crm = createCrmPeople(suitecrm.asService(), clock);
    expect((await crm.phoneFields(module, signal)).join(" ")).toBe(names);
  });

  it("give people with their numbers", async () => {
    const { suitecrm } = connect(({ url }) =>
      url.pathname.endsWith("/access_token")
        ? undefined
        : recorded(
            url.pathname.includes("/meta/") ? "meta-fields-Leads" : "filter-digits-wildcard",
          ),
    );
    const crm = createCrmPeople(suitecrm.asService(), clock);
    const found = await crm.withDigits("Leads", "6465550177", signal);
    expect(found.map(({ phones }) => phones.map(({ text }) => text))).toContainEqual([
      "(212) 555-0134",
      "+1 (646) 555-0177",
      "+44 (0)20 7946 0125",
    ]);
  });
});
