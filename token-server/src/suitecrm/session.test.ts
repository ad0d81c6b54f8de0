import { describe, expect, it } from "vitest";
import { always, connect, crmConfig, lead, problem } from "../testing/crm-connection.ts";
import { CrmRefused } from "./failures.ts";

describe("reading and writing", () => {
  it("asks for sparse fields and decodes what people typed", async () => {
    const { suitecrm, seen } = connect(always(() => Response.json(lead)));
    const answer = await suitecrm.asService().get("Leads", "1", ["name", "n"]);
    expect(answer).toEqual({
      outcome: "found",
      record: { id: "1", attributes: { name: "A & B <c> 'x'", n: "7", on: "1" } },
    });
    expect(seen[1]?.url.href).toBe(
      `${crmConfig.apiUrl}/V8/module/Leads/1?fields%5BLeads%5D=name%2Cn`,
    );
    expect(seen[1]?.token).toBe("Bearer access-1");
  });

  it("lists with filters; plus signs and percent signs arrive", async () => {
    const page = { meta: { "total-pages": 3 }, data: [lead.data] };
    const { suitecrm, seen } = connect(always(() => Response.json(page)));
    const answer = await suitecrm.asService().list("Leads", {
      filter: { phone_mobile: { like: "%6%4%" }, phone_work: { eq: "+1 646" } },
      match: "or",
      fields: ["name"],
      pageSize: 2,
      page: 2,
    });
    expect(answer).toMatchObject({ outcome: "found", pages: 3, records: [{ id: "1" }] });
    expect(Object.fromEntries(seen[1]?.url.searchParams ?? [])).toEqual({
      "fields[Leads]": "name",
      "filter[operator]": "or",
      "filter[phone_mobile][like]": "%6%4%",
      "filter[phone_work][eq]": "+1 646",
      "page[size]": "2",
      "page[number]": "2",
    });
    expect(seen[1]?.url.search).toContain("%2B1+646");
  });

  it("knows an empty list", async () => {
    const empty = { meta: { message: "Request was successful, but there is no result" }, data: [] };
    const { suitecrm } = connect(always(() => Response.json(empty)));
    const answer = await suitecrm.asService().list("Leads", { fields: ["name"], pageSize: 5 });
    expect(answer).toEqual({ outcome: "found", records: [], pages: 1 });
  });

  it.each([
    ["Leads module with id 9 is not found", "not-found"],
    ["[SuiteCRM] [AccessDeniedException] ", "forbidden"],
    ["[SuiteCRM] [Not Allowed] The API user does not have access to this module.", "forbidden"],
    ["Not authorized", "forbidden"],
  ])("reads “%s” as %s", async (detail, outcome) => {
    const { suitecrm } = connect(always(() => problem(detail)));
    const session = suitecrm.asService();
    expect(await session.get("Leads", "9", ["name"])).toEqual({ outcome });
    expect(await session.update("Leads", "9", { name: "x" })).toEqual({ outcome });
  });

  it("knows that a record of this id exists, or existed", async () => {
    const { suitecrm, seen } = connect(
      always(() => problem("Bean Calls with id 9 is already exist")),
    );
    const record = { id: "9", attributes: { name: "x" } };
    expect(await suitecrm.asService().create("Calls", record)).toEqual({ outcome: "exists" });
    expect(seen[1]?.body).toEqual({ data: { type: "Calls", id: "9", attributes: { name: "x" } } });
  });

  it("creates with 201, updates with 201, relates by the link’s name", async () => {
    const { suitecrm, seen } = connect(always(() => Response.json(lead, { status: 201 })));
    const session = suitecrm.asService();
    const id = "1";
    expect(await session.create("Leads", { attributes: {} })).toMatchObject({ outcome: "created" });
    expect(await session.update("Leads", id, {})).toMatchObject({ outcome: "updated" });
    const to = { module: "Contacts", id: "2" };
    expect(await session.relate({ module: "Calls", id }, "contacts", to)).toEqual({
      outcome: "related",
    });
    expect(seen.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      "POST /Api/access_token",
      "POST /Api/V8/module",
      "PATCH /Api/V8/module",
      "POST /Api/V8/module/Calls/1/relationships/contacts",
    ]);
    expect(seen[3]?.body).toEqual({ data: { type: "Contacts", id: "2" } });
  });

  it.each([
    "Filter field nope in Lead module is not found",
    "The following field in Lead module is not found: nope",
    "Module Nope does not exist",
  ])("throws what is our own mistake: %s", async (detail) => {
    const { suitecrm } = connect(always(() => problem(detail)));
    const reading = suitecrm.asService().get("Leads", "1", ["nope"]);
    await expect(reading).rejects.toThrow(CrmRefused);
    await expect(reading).rejects.toMatchObject({ detail });
  });

  it("never puts an answer it cannot read into an error", async () => {
    const { suitecrm } = connect(always(() => new Response("{}secret", { status: 400 })));
    await expect(suitecrm.asService().get("Leads", "1", ["x"])).rejects.toMatchObject({
      name: "CrmRefused",
      detail: "no reason given",
    });
  });
});
