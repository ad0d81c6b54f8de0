import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";
import { PageVisitor } from "./testing/page-visitor.ts";

let crm: SuitecrmSimulator;
let visitor: PageVisitor;

beforeAll(async () => {
  crm = await startSuitecrmSimulator();
  visitor = new PageVisitor(crm.origin);
  await visitor.signIn("bdm1");
});
afterAll(() => crm.close());

const text = async (response: Promise<Response>): Promise<string> => (await response).text();
const squeeze = (html: string): string => html.replaceAll(/\s+/g, " ");
const known = (key: string): { id: string } => {
  const record = crm.wellKnown[key];
  if (record === undefined) throw new Error(`no record ${key}`);
  return record;
};

describe("signing in", () => {
  it("asks a stranger for name and password, and comes back to where they wanted to go", async () => {
    const stranger = new PageVisitor(crm.origin);
    const form = await text(stranger.get({ module: "Contacts", action: "index" }));
    expect(form).toContain('name="return_to" value="/index.php?module=Contacts&#38;action=index"');
    const refused = await text(
      stranger.post({ action: "Authenticate", user_name: "bdm1", username_password: "wrong" }),
    );
    expect(refused).toContain("You must specify a valid username and password.");
  });

  it("sends nobody to another site", async () => {
    const answer = await visitor.post({
      action: "Authenticate",
      user_name: "bdm1",
      username_password: "Bea-pass-1",
      return_to: "//evil.example/",
    });
    expect(answer.headers.get("location")).toBe("/index.php");
  });

  it("sends neither content policy nor frame options, as the CRM does", async () => {
    const { headers } = await visitor.get({});
    expect(headers.get("content-security-policy")).toBeNull();
    expect(headers.get("x-frame-options")).toBeNull();
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("answers an ajaxUI request with an ended session by 200 and where to sign in", async () => {
    const answer = await new PageVisitor(crm.origin).get({ module: "Leads", ajax_load: "1" });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ signInAt: "index.php?action=Login&module=Users" });
  });
});

describe("a list", () => {
  it("marks a phone cell and links whatever stands in it, unescaped", async () => {
    const page = squeeze(await text(visitor.get({ module: "Leads", action: "index" })));
    expect(page).toContain(
      'type="phone" field="phone_work" class="hidden-xs inlineEdit phone" > <a href="tel:07700 900107 / 020 7946 0100">',
    );
    const second = squeeze(
      await text(visitor.post({ module: "Leads", action: "index", Leads2_LEAD_offset: "20" })),
    );
    expect(second).toContain('<a href="tel:call reception">call reception</a>');
    expect(second).toContain("(21 - 40 of 200)");
  });

  it("names module and record in its form only", async () => {
    const page = squeeze(await text(visitor.get({ module: "Leads", action: "index" })));
    const { id } = known("e164");
    expect(page).toContain(`name="mass[]" value="${id}"`);
    expect(page).toContain(`id="edit-${id}"`);
    expect(page).toContain(`id="adspan_${id}"`);
    expect(page).toContain('<input type="hidden" name="module" value="Leads" />');
    expect(page.match(/<input [^>]*name="mass\[\]"/g)).toHaveLength(20);
  });

  it("sorts by a column both ways, and by nothing that is no column", async () => {
    const order = async (lvso: string): Promise<string[]> => {
      const fields = { module: "Accounts", Accounts2_ACCOUNT_ORDER_BY: "name", lvso };
      const page = await text(visitor.post(fields));
      return [...page.matchAll(/DetailView%26record%3D([a-f0-9-]+)/g)].map(([, id]) => id ?? "");
    };
    const names = (ids: string[]): string[] =>
      ids.map((id) => crm.crm.records.find("Accounts", id)?.values["name"] ?? "");
    const up = names(await order("ASC"));
    const down = names(await order("DESC"));
    expect(up).toEqual(up.toSorted((one, other) => one.localeCompare(other)));
    expect(down).toEqual(down.toSorted((one, other) => other.localeCompare(one)));
    expect(up).not.toEqual(down);
    const fields = { module: "Accounts", Accounts2_ACCOUNT_ORDER_BY: "user_hash", lvso: "ASC" };
    expect((await visitor.post(fields)).status).toBe(200);
  });

  it("survives a form with several rows chosen", async () => {
    const body = "module=Leads&action=index&mass[]=1&mass[]=2";
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await visitor.open("/index.php", { method: "POST", body, headers });
    expect(answer.status).toBe(200);
  });
});

describe("a detail view", () => {
  it("names its record in the form and keeps the country beside the address", async () => {
    const { id } = known("international");
    const query = { module: "Leads", action: "DetailView", record: id };
    const page = squeeze(await text(visitor.get(query)));
    expect(page).toContain(`<input type="hidden" name="record" value="${id}" />`);
    expect(page).toContain('id="pagecontent" class=".pagecontent" data-module="Leads"');
    expect(page).toContain('id="primary_address_country" value="USA"');
    expect(page).toContain(
      'class="col-xs-12 col-sm-8 detail-view-field inlineEdit phone" type="phone" field="phone_work"',
    );
    // An empty field has its cell, but no link.
    expect(page).toMatch(/field="phone_fax" ?> ?<div class="inlineEditIcon/);
  });

  it("comes without #pagecontent in an ajaxUI document", async () => {
    const query = { module: "Leads", action: "DetailView", record: known("e164").id };
    expect(await text(visitor.get({ action: "ajaxui" }))).not.toContain("pagecontent");
    const answer = await visitor.get({ ...query, ajax_load: "1", loadLanguageJS: "1" });
    expect(await answer.json()).toMatchObject({
      title: "Amara Whitfield » Leads » SuiteCRM",
      content: expect.not.stringContaining("pagecontent"),
    });
  });

  it("escapes what people typed", async () => {
    const { id } = crm.crm.records.add("Leads", "00000000-0000-4000-8000-000000000001", {
      last_name: '<img src=x onerror="alert(1)">',
      phone_work: '"><script>',
    });
    const page = await text(visitor.get({ module: "Leads", action: "DetailView", record: id }));
    expect(page).not.toContain("<img");
    expect(page).toContain('<a href="tel:&#34;&#62;&#60;script&#62;">');
  });

  it("shows nobody's record that the user's role does not allow", async () => {
    const { id } = known("international");
    crm.crm.accounts.setAccess("0b5f6a1e-2c1d-4f5a-9f60-1c7d2be4a101", "Leads", "owner");
    const page = await text(visitor.get({ module: "Leads", action: "DetailView", record: id }));
    crm.crm.accounts.setAccess("0b5f6a1e-2c1d-4f5a-9f60-1c7d2be4a101", "Leads", "all");
    expect(page).toContain("Error retrieving record.");
    expect(page).not.toContain("formDetailView");
  });
});

describe("editing", () => {
  const asked = (action: string, field: string, value?: string) => ({
    module: "Home",
    action,
    field,
    id: known("zeroZeroPrefix").id,
    current_module: "Leads",
    ...(value !== undefined && { value }),
  });

  it("offers an editor in place without a record of its own, saves, and answers the bare text", async () => {
    const editor = squeeze(await text(visitor.post(asked("getEditFieldHTML", "phone_work"))));
    expect(editor).toContain('<form name="EditView" id="EditView">');
    expect(editor).toMatch(/<input [^>]*id="phone_work" [^>]*value="00493023125000"/);
    expect(editor).not.toContain('name="record"');
    expect(await text(visitor.post(asked("getDisplayValue", "phone_work")))).toBe("00493023125000");
    expect(await text(visitor.post(asked("saveHTMLField", "phone_work", "030 23125017")))).toBe(
      "030 23125017",
    );
  });

  it("opens no editor for what is worked out, and saves nothing there", async () => {
    expect(await text(visitor.post(asked("getEditFieldHTML", "date_entered")))).toBe("");
    expect(await text(visitor.post(asked("saveHTMLField", "deleted", "1")))).toBe("");
  });

  it("saves the edit form and goes to the record", async () => {
    const { id } = known("padded");
    const form = await text(visitor.get({ module: "Leads", action: "EditView", record: id }));
    expect(squeeze(form)).toContain(
      '<div class="col-xs-12 col-sm-8 edit-view-field " type="phone" field="phone_work"',
    );
    const saved = await visitor.post({
      module: "Leads",
      action: "Save",
      record: id,
      phone_mobile: "07700 900777",
    });
    expect(saved.headers.get("location")).toContain(`action=DetailView&record=${id}`);
    expect(crm.crm.records.find("Leads", id)?.values["phone_mobile"]).toBe("07700 900777");
  });
});

describe("the look", () => {
  const stylesheet = async (query: Record<string, string>): Promise<string | undefined> =>
    /themes\/SuiteP\/css\/\w+/.exec(await text(visitor.get({ module: "Leads", ...query })))?.[0];

  it("is one of five, remembered, and differs in the stylesheet alone", async () => {
    expect(await stylesheet({})).toBe("themes/SuiteP/css/Day");
    expect(await stylesheet({ sugar_user_theme: "Night" })).toBe("themes/SuiteP/css/Night");
    expect(await stylesheet({})).toBe("themes/SuiteP/css/Night");
    expect(await stylesheet({ sugar_user_theme: "Sunny" })).toBe("themes/SuiteP/css/Night");
    for (const look of ["Dawn", "Day", "Dusk", "Night", "Noon"]) {
      const css = await visitor.open(`/themes/SuiteP/css/${look}/style.css`);
      expect(css.headers.get("content-type")).toContain("text/css");
    }
    expect((await visitor.open("/themes/SuiteP/css/Sunny/style.css")).status).toBe(404);
  });
});
