import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";
import { PageVisitor } from "./testing/page-visitor.ts";

let crm: SuitecrmSimulator;
let bea: PageVisitor;
let admin: PageVisitor;

beforeAll(async () => {
  crm = await startSuitecrmSimulator();
  bea = new PageVisitor(crm.origin);
  admin = new PageVisitor(crm.origin);
  await bea.signIn("bdm1");
  await admin.signIn("admin");
});
afterAll(() => crm.close());

const squeeze = (html: string): string => html.replaceAll(/\s+/g, " ");
const get = async (visitor: PageVisitor, query: Record<string, string>): Promise<string> =>
  squeeze(await (await visitor.get(query)).text());
const fieldsOf = (page: string): string[] =>
  [...page.matchAll(/<td [^>]*type="phone" field="(\w+)"/g)].map(([, field]) => field ?? "");
const tom = "0b5f6a1e-2c1d-4f5a-9f60-1c7d2be4a102";

describe("a list as its user likes it", () => {
  const displayColumns = "NAME|PHONE_WORK|PHONE_HOME|PHONE_FAX";

  it("shows the columns that were chosen, now and the next time, to this user alone", async () => {
    const chosen = await get(bea, { module: "Contacts", action: "index", displayColumns });
    expect(fieldsOf(chosen).slice(0, 3)).toEqual(["phone_work", "phone_home", "phone_fax"]);
    expect(chosen).toContain(`name="displayColumns" value="${displayColumns}"`);
    const later = await get(bea, { module: "Contacts", action: "index" });
    expect(fieldsOf(later)).toEqual(fieldsOf(chosen));
    const others = await get(admin, { module: "Contacts", action: "index" });
    expect(new Set(fieldsOf(others))).toEqual(new Set(["phone_work"]));
  });

  it("keeps its order too, and ignores columns that there are not", async () => {
    const sorted = { Accounts2_ACCOUNT_ORDER_BY: "name", lvso: "ASC" };
    const first = await get(bea, { module: "Accounts", action: "index", ...sorted });
    const again = await get(bea, {
      module: "Accounts",
      action: "index",
      displayColumns: "USER_HASH",
    });
    const rows = (page: string) => page.match(/id="edit-[^"]+"/g);
    expect(rows(again)).toEqual(rows(first));
    expect(fieldsOf(again)).toContain("phone_office");
  });

  it("changes the ticked rows, and answers the list itself", async () => {
    const [one, other, third] = crm.crm.records.list("Prospects");
    const fields = new URLSearchParams({
      module: "Prospects",
      action: "MassUpdate",
      massupdate: "true",
      assigned_user_id: tom,
      do_not_call: "",
    });
    for (const { id = "" } of [one ?? {}, other ?? {}]) fields.append("mass[]", id);
    const answer = await bea.open("/index.php", { method: "POST", body: fields });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('name="mass[]"');
    const now = (id = "") => crm.crm.records.find("Prospects", id)?.values;
    expect(now(one?.id)).toMatchObject({ assigned_user_id: tom, do_not_call: "0" });
    expect(now(other?.id)?.["assigned_user_id"]).toBe(tom);
    expect(now(third?.id)).toEqual(third?.values);
  });
});

describe("pages without a number to call", () => {
  it("are the lists of calls and of opportunities: times and amounts", async () => {
    const calls = await get(bea, { module: "Calls", action: "index" });
    expect(calls).toMatch(
      /type="datetimecombo" field="date_start" class="hidden-xs inlineEdit" > 06\/01\/2026 09:00/,
    );
    const deals = await get(bea, { module: "Opportunities", action: "index" });
    expect(deals).toContain("$2,125,550,109.00");
    expect(deals).toMatch(/type="date" field="date_closed" [^>]*> 15\/\d\d\/2026/);
    for (const page of [calls, deals]) expect(page).not.toMatch(/type="phone"|tel:/);
  });

  it("are the popups of everything but users", async () => {
    for (const module of ["Contacts", "Accounts", "Leads"] as const) {
      const popup = await get(bea, { module, action: "Popup" });
      expect(popup).toContain('<body class="popupBody">');
      expect(popup).toContain(`send_back('${module}','`);
      const numbers = crm.crm.records
        .list(module)
        .flatMap(({ values }) => [values["phone_work"] ?? "", values["phone_office"] ?? ""])
        .filter((number) => number !== "");
      expect(numbers.length).toBeGreaterThan(40);
      expect(numbers.filter((number) => popup.includes(`>${number}<`))).toEqual([]);
    }
  });
});

describe("users and employees", () => {
  it("shows the list of users to an admin, and everybody else themselves", async () => {
    const list = await get(admin, { module: "Users", action: "index" });
    expect(fieldsOf(list)).toHaveLength(4);
    expect(list).toContain('<a href="tel:718-555-0192 x12">');
    const own = await get(bea, { module: "Users", action: "index" });
    expect(own).toContain('name="record" value="0b5f6a1e-2c1d-4f5a-9f60-1c7d2be4a101"');
    expect(own).not.toContain("MassUpdate");
  });

  it("keeps a user's numbers in a panel that is folded away, an employee's in the open", async () => {
    const user = await get(bea, { module: "Users", action: "DetailView", record: tom });
    const at = user.indexOf('class="panel-body panel-collapse collapse panelContainer"');
    expect(at).toBeGreaterThan(0);
    expect(user.indexOf('field="phone_work"')).toBeGreaterThan(at);
    const fields = [...user.matchAll(/type="phone" field="(\w+)"/g)].map(([, field]) => field);
    expect(fields).toEqual([
      "phone_work",
      "phone_mobile",
      "phone_other",
      "phone_fax",
      "phone_home",
    ]);
    const employee = await get(bea, { module: "Employees", action: "DetailView", record: tom });
    expect(employee).not.toContain("panelContainer");
    expect(employee).toContain('<a href="tel:(718) 555-0191">');
    expect(employee).toContain('<input type="hidden" name="module" value="Employees" />');
  });

  it("lists what was opened beside every page, other people's profiles among it", async () => {
    await get(bea, { module: "Employees", action: "DetailView", record: tom });
    const home = await get(bea, {});
    expect(home).toContain(
      `href="index.php?module=Employees&#38;action=EditView&#38;record=${tom}"`,
    );
    expect(home.match(/id="globalLinks"/g)).toHaveLength(3);
  });
});

describe("what the search field finds", () => {
  it("stands in bare cells, with a link at the name alone", async () => {
    const page = await get(bea, { module: "Home", action: "UnifiedSearch", query_string: "novak" });
    const known = crm.wellKnown["international"];
    expect(page).toContain(`<td>${known?.phones["phone_work"]}</td>`);
    expect(page).toContain(`DetailView%26record%3D${known?.id}">Clara Novak</a>`);
    expect(page).not.toContain("tel:");
    const nothing = await get(bea, {
      module: "Home",
      action: "UnifiedSearch",
      query_string: "qqq",
    });
    expect(nothing).toContain("No results matching");
  });
});

describe("the parts fetched for a page", () => {
  it("are refused where there is nothing to show", async () => {
    const status = async (query: Record<string, string>) => (await bea.get(query)).status;
    expect(await status({ module: "Home", action: "DisplayDashlet", id: "nope" })).toBe(404);
    const details = { module: "Home", action: "AdditionalDetailsRetrieve", bean: "Leads" };
    expect(await status({ ...details, id: "nope" })).toBe(404);
    expect(await status({ module: "Nope", action: "Popup" })).toBe(404);
  });

  it("end a long text in the dialog, and leave out what is empty", async () => {
    const long = crm.crm.records
      .list("Leads")
      .find(({ values }) => (values["description"] ?? "").length > 300);
    const query = { module: "Home", action: "AdditionalDetailsRetrieve", bean: "Leads" };
    const answer = await bea.get({ ...query, id: long?.id ?? "" });
    const { body } = (await answer.json()) as { body: string };
    expect(body).toContain(`<input type="hidden" value="${long?.id}" />`);
    expect(body).toContain("PO 4500123456");
    expect(squeeze(body)).toMatch(/\.\.\.<br \/>/);
    expect(body).not.toContain("Lead Source:</b> <br");
  });
});
