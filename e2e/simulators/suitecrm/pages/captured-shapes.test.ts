import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, launchChromium } from "../../../machine/launch-chromium.ts";
import { moduleDefinition } from "../records/module-definition.ts";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";
import { capturedPage } from "./testing/captured-pages.ts";
import { phoneShapes, type Wanted } from "./testing/phone-shapes.ts";
import { openSignedIn } from "./testing/signed-in-browser.ts";

let crm: SuitecrmSimulator;
let browser: Browser;
let page: Page;
let real: Page;

beforeAll(async () => {
  if (!hasChromium) return;
  crm = await startSuitecrmSimulator();
  browser = await launchChromium();
  page = await openSignedIn(browser, crm.origin, "admin");
  const bare = await browser.newContext({ javaScriptEnabled: false, offline: true });
  real = await bare.newPage();
});
afterAll(async () => {
  await browser?.close();
  await crm?.close();
});

type Query = Readonly<Record<string, string>>;

async function open(query: Query): Promise<void> {
  await page.goto(`${crm.origin}/index.php?${new URLSearchParams(query).toString()}`);
}

const list = (module: string) => () => open({ module, action: "index" });
const record = (module: string, action: string, find: () => string) => () =>
  open({ module, action, record: find() });

/** A lead whose description reads like this. */
const leadWith = (description: RegExp) => (): string =>
  crm.crm.records.list("Leads").find(({ values }) => description.test(values["description"] ?? ""))
    ?.id ?? "";
const leadWithProse = leadWith(/ring him/);
const leadWithDecoys = leadWith(/^PO 4500123456(?:(?!ring him)[^])*$/);
const firstOf = (module: "Contacts" | "Prospects") => (): string =>
  crm.crm.records.list(module).find(({ values }) => values["phone_mobile"] !== null)?.id ?? "";
const accountWithMost = (): string =>
  crm.crm.records.list("Accounts").find(({ values }) => values["phone_fax"] !== undefined)?.id ??
  "";

async function openSubpanels(): Promise<void> {
  await record("Accounts", "DetailView", accountWithMost)();
  for (const name of ["contacts", "leads"])
    await page.locator(`#list_subpanel_${name} table.footable tbody tr`).first().waitFor();
}

async function editFirstCell(): Promise<void> {
  await list("Contacts")();
  await page
    .locator('td[field="phone_work"]')
    .first()
    .dblclick({ position: { x: 2, y: 2 } });
  await page.locator("#inline_edit_field input").waitFor();
}

/** How to reach, in the simulator, what each captured page shows. */
const views: Readonly<Record<string, () => Promise<void>>> = {
  "home-dashboard": async () => {
    await page.close();
    page = await openSignedIn(browser, crm.origin, "bdm1");
  },
  "leads-list": list("Leads"),
  "leads-list-page2": async () => {
    await list("Leads")();
    await page.locator("#listViewNextButton_top").click();
    await page.getByText("(21 - 40 of 200)").first().waitFor();
  },
  "leads-list-all-phone-columns": () =>
    open({
      module: "Leads",
      action: "index",
      displayColumns:
        "NAME|PHONE_WORK|PHONE_MOBILE|PHONE_HOME|PHONE_OTHER|PHONE_FAX|STATUS|ASSIGNED_USER_NAME",
      [`Leads2_LEAD_offset`]: "20",
    }),
  "leads-detail": record("Leads", "DetailView", leadWithProse),
  "leads-detail-decoys": record("Leads", "DetailView", leadWithDecoys),
  "leads-edit": record("Leads", "EditView", leadWithProse),
  "contacts-list": list("Contacts"),
  "contacts-list-additional-details": async () => {
    await list("Contacts")();
    await page.locator("span[id^=adspan_]").first().click();
    await page.locator(".ui-dialog-content.open").waitFor();
  },
  "contacts-list-inline-edit": editFirstCell,
  "contacts-list-after-inline-edit": async () => {
    await editFirstCell();
    await page.locator("h2.module-title-text").click();
    await page.locator(".inlineEditActive").waitFor({ state: "detached" });
  },
  "contacts-detail": record("Contacts", "DetailView", firstOf("Contacts")),
  "ajaxui-contact-detail": async () => {
    await list("Contacts")();
    await page.locator('td[field="name"] a').first().click();
    await page.locator("#formDetailView").waitFor({ state: "attached" });
  },
  "accounts-list": list("Accounts"),
  "accounts-detail-subpanels": openSubpanels,
  "accounts-detail-subpanel-narrow": async () => {
    await openSubpanels();
    await page.setViewportSize({ width: 600, height: 900 });
    await page.locator("#list_subpanel_contacts .footable-toggle").first().click();
    await page.locator(".footable-detail-row").first().waitFor();
  },
  "prospects-list": list("Prospects"),
  "prospects-detail": record("Prospects", "DetailView", firstOf("Prospects")),
  "users-list": async () => {
    await page.close();
    page = await openSignedIn(browser, crm.origin, "admin");
    await list("Users")();
  },
  "employees-detail": record(
    "Employees",
    "DetailView",
    () => "0b5f6a1e-2c1d-4f5a-9f60-1c7d2be4a102",
  ),
  "users-popup": () => open({ module: "Users", action: "Popup" }),
  "global-search": () => open({ module: "Home", action: "UnifiedSearch", query_string: "rosa" }),
  "calls-edit-invitees": async () => {
    await open({ module: "Calls", action: "EditView" });
    await page.locator("#search_first_name").fill("Rosa");
    await page.locator("#invitees_search").click();
    await page.locator("#list_div_win table.list").waitFor();
  },
};

/** Every text that stands in a number field of the simulator. */
function seededNumbers(): Wanted {
  const modules = ["Leads", "Contacts", "Accounts", "Prospects", "Users"] as const;
  const texts = new Set<string>();
  const inProse = new Set<string>();
  for (const module of modules) {
    const fields = [...moduleDefinition(module).fields.values()];
    const phones = fields.filter(({ type }) => type === "phone").map(({ name }) => name);
    for (const { values } of crm.crm.records.list(module)) {
      for (const name of phones) texts.add((values[name] ?? "").trim());
      const [, number] = /ring him on (.+) after/.exec(values["description"] ?? "") ?? [];
      if (number !== undefined) inProse.add(number);
    }
  }
  texts.delete("");
  return { texts: [...texts], inProse: [...inProse] };
}

describe("every place of a number looks as in the captured page", () => {
  test.for(Object.entries(views))("%s", async ([name, reach], { skip }) => {
    const captured = capturedPage(name);
    if (!hasChromium) return skip("No Chromium found.");
    if (captured === undefined) return skip(`No capture of ${name} beside the repository.`);
    await real.setContent(captured.html);
    const wanted = await phoneShapes(real, captured.wanted);
    await reach();
    expect(wanted).not.toEqual([]);
    expect(await phoneShapes(page, seededNumbers())).toEqual(wanted);
  });
});
