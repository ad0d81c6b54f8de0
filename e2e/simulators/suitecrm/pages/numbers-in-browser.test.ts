import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../../../machine/launch-chromium.ts";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";
import { openSignedIn } from "./testing/signed-in-browser.ts";

let crm: SuitecrmSimulator;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!hasChromium) return;
  crm = await startSuitecrmSimulator();
  browser = await launchChromium();
  page = await openSignedIn(browser, crm.origin);
});
afterAll(async () => {
  await browser?.close();
  await crm?.close();
});

const open = (query: Record<string, string>) =>
  page.goto(`${crm.origin}/index.php?${new URLSearchParams(query).toString()}`);
const wide = { width: 1280, height: 900 };
const narrow = { width: 600, height: 900 };

describe.skipIf(!hasChromium)("a subpanel in a narrow window", () => {
  it("moves what its cells hold, and whatever was put beside it, and moves it back", async () => {
    await page.setViewportSize(wide);
    const account = crm.crm.records.list("Accounts").find(({ values }) => values["phone_fax"]);
    await open({ module: "Accounts", action: "DetailView", record: account?.id ?? "" });
    const table = page.locator("#list_subpanel_contacts table.subpanel-table");
    const row = table.locator("tbody > tr.oddListRowS1").first();
    await row.locator('a[href^="tel:"]').waitFor();
    await row.locator('a[href^="tel:"]').evaluate((link) => {
      const button = document.createElement("button");
      button.id = "put-beside";
      button.textContent = "Call";
      button.addEventListener("click", () => document.body.setAttribute("data-clicked", ""));
      link.after(button);
    });
    const cell = row.locator("td", { has: page.locator("#put-beside") });
    expect(await cell.count()).toBe(1);

    await page.setViewportSize(narrow);
    await row.locator(".footable-toggle").waitFor();
    expect(await page.locator("#put-beside").isVisible()).toBe(false);
    await row.locator(".footable-toggle").click();
    const unfolded = page.locator("tr.footable-detail-row table.footable-details td #put-beside");
    await unfolded.waitFor();
    const detail = table.locator("tr.footable-detail-row");
    const owner = await detail.evaluate((line) => line.previousElementSibling?.textContent);
    expect(owner).toBe(await row.evaluate((line) => line.textContent));
    await unfolded.click();
    expect(await page.locator("body[data-clicked]").count()).toBe(1);
    // The link moved with it: nothing is left in the row.
    expect(await row.locator('a[href^="tel:"]').count()).toBe(0);

    await page.setViewportSize(wide);
    await detail.waitFor({ state: "detached" });
    expect(await row.locator("td > #put-beside").isVisible()).toBe(true);
    expect(await row.locator('td > a[href^="tel:"] + #put-beside').count()).toBe(1);
  });

  it("shows the link of an empty number, sorts, and turns its pages without loading anew", async () => {
    await page.setViewportSize(wide);
    const contacts = page.locator("#list_subpanel_contacts tbody > tr");
    await contacts.first().waitFor();
    expect(await page.locator('#list_subpanel_contacts a[href="tel:"]').count()).toBe(1);
    await page.evaluate(() => document.body.setAttribute("data-same-document", ""));
    const leads = page.locator("#list_subpanel_leads");
    await leads.getByText("(1 - 10 of 14)").waitFor();
    await leads.locator("th").getByText("Name").click();
    await leads.locator(".suitepicon-action-sorting-ascending").waitFor();
    const names = await leads.locator("tbody > tr > td:nth-child(2) a").allInnerTexts();
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other)));
    await leads.getByTitle("Next").click();
    await leads.getByText("(11 - 14 of 14)").waitFor();
    const last = await leads.locator("tbody > tr > td:nth-child(2) a").allInnerTexts();
    expect([...names, ...last]).toEqual(
      [...names, ...last].toSorted((one, other) => one.localeCompare(other)),
    );
    expect(await page.locator("body[data-same-document]").count()).toBe(1);
  });

  it("shows a list's names alone: the numbers stay in the page, out of sight", async () => {
    await page.setViewportSize(narrow);
    await open({ module: "Contacts", action: "index" });
    const phone = page.locator('td[type="phone"]').first();
    expect(await phone.isVisible()).toBe(false);
    expect(await page.locator('td[field="name"]').first().isVisible()).toBe(true);
    await page.setViewportSize(wide);
    expect(await phone.isVisible()).toBe(true);
  });
});

describe.skipIf(!hasChromium)("a dashlet on the home page", () => {
  const leads = () => page.locator("li[id^=dashlet_]", { hasText: "My Leads" });
  const names = () => leads().locator("tbody > tr > td:first-child b a").allInnerTexts();

  it("replaces what its centre holds when it is refreshed, sorted or turned, and nothing else", async () => {
    await page.setViewportSize(wide);
    await open({});
    await leads().evaluate((dashlet) => {
      dashlet.setAttribute("data-old", "");
      dashlet.querySelector(".bd-center")?.setAttribute("data-old", "");
      for (const child of dashlet.querySelector(".bd-center")?.children ?? [])
        child.setAttribute("data-old", "");
    });
    const first = await names();
    expect(first).toHaveLength(5);
    await leads().getByTitle("Refresh SuiteCRM Dashlet").click();
    await leads().locator(".bd-center > table:not([data-old])").waitFor();
    expect(await leads().locator(".bd-center[data-old]").count()).toBe(1);
    expect(await leads().locator(".bd-center > [data-old]").count()).toBe(0);
    expect(await page.locator("li[id^=dashlet_][data-old]").count()).toBe(1);
    expect(await names()).toEqual(first);

    await leads().locator("th").getByText("Name").click();
    await leads().locator(".suitepicon-action-sorting-ascending").waitFor();
    const sorted = await names();
    expect(sorted).toEqual(sorted.toSorted((one, other) => one.localeCompare(other)));
    await leads().getByTitle("Next").click();
    await leads().getByText("(6 - 10 of").waitFor();
    const next = await names();
    expect(sorted.at(-1)?.localeCompare(next[0] ?? "")).toBeLessThanOrEqual(0);
  });

  it("names each row's record in its first link, at an address that is no ajaxUI one", async () => {
    const row = page
      .locator("li[id^=dashlet_]", { hasText: "My Accounts" })
      .locator("tbody > tr")
      .filter({ has: page.locator('a[href^="tel:"]') });
    const [href, number] = await row
      .first()
      .evaluate((line) => [
        line.querySelector("a")?.getAttribute("href") ?? "",
        line.querySelector('a[href^="tel:"]')?.textContent ?? "",
      ]);
    const query = new URLSearchParams(href?.split("?")[1]);
    expect(Object.fromEntries(query)).toMatchObject({ action: "DetailView", module: "Accounts" });
    const account = crm.crm.records.find("Accounts", query.get("record") ?? "");
    expect(account?.values["phone_office"]).toBe(number);
  });
});

describe.skipIf(!hasChromium)("the dialog behind a row's i", () => {
  it("opens inside the content, with the record in a nameless input and bare numbers", async () => {
    await open({ module: "Contacts", action: "index" });
    const row = page.locator("table.list > tbody > tr").first();
    const id = await row.locator('input[name="mass[]"]').inputValue();
    crm.crm.records.change("Contacts", id, { phone_mobile: "07700 900555" });
    await row.locator("span[id^=adspan_]").click();
    const content = page.locator("#content .ui-dialog > .ui-dialog-content.open");
    await content.waitFor();
    expect(await content.locator("> b + span.phone").first().innerText()).toBe("07700 900555");
    expect(await content.locator("> b").allInnerTexts()).toContain("Mobile:");
    const input = content.locator("input[type=hidden]:not([name])");
    expect(await input.inputValue()).toBe(id);
    expect(await content.locator('a[href^="tel:"]').count()).toBe(0);
    await page.locator("table.list > tbody > tr").nth(3).locator("span[id^=adspan_]").click();
    await page.waitForFunction(
      (before) => document.querySelector<HTMLInputElement>(".ui-dialog input")?.value !== before,
      id,
    );
    expect(await page.locator(".ui-dialog").count()).toBe(1);
    await page.getByTitle("Close").click();
    expect(await page.locator(".ui-dialog").count()).toBe(0);
  });
});

describe.skipIf(!hasChromium)("the popup that chooses a user", () => {
  it("gives the row back to the form that opened it, whichever cell is clicked", async () => {
    await open({ module: "Leads", action: "index" });
    const [first] = crm.crm.records.list("Leads").toSorted((one, other) => {
      const [left, right] = [one, other].map(({ values }) => values["date_entered"] ?? "");
      return (right ?? "").localeCompare(left ?? "");
    });
    await page.locator('input[name="mass[]"]').first().check();
    await page.locator("#massupdate_listview_top").click();
    const opening = page.waitForEvent("popup");
    await page.locator("#mass_assigned_user_name_btn").click();
    const popup = await opening;
    const number = popup.locator("table.list td a", { hasText: "718-555-0192 x12" });
    expect(await number.getAttribute("href")).toBe("javascript:void(0)");
    expect(await number.getAttribute("onclick")).toContain("send_back('Users','0b5f6a1e-");
    const closed = popup.waitForEvent("close");
    await number.click();
    await closed;
    expect(await page.locator("#mass_assigned_user_name").inputValue()).toBe("Tom Okafor");
    await page.locator("#update_button").click();
    await page.waitForURL(`${crm.origin}/index.php`);
    const owner = crm.crm.records.find("Leads", first?.id ?? "")?.values["assigned_user_id"];
    expect(owner).toBe("0b5f6a1e-2c1d-4f5a-9f60-1c7d2be4a102");
  });
});

describe.skipIf(!hasChromium)("forms with numbers", () => {
  it("converts a lead: inputs named after the new record's module, in cells that say nothing", async () => {
    const { id } = crm.wellKnown["trunkZero"] ?? { id: "" };
    await open({ module: "Leads", action: "DetailView", record: id });
    await page.getByRole("link", { name: "Convert Lead" }).click();
    const phone = page.locator('#ConvertLead input.phone[name="Contactsphone_work"]');
    const office = page.locator('#ConvertLead input.phone[name="Accountsphone_office"]');
    const typed = crm.crm.records.find("Leads", id)?.values["phone_work"];
    expect([await phone.inputValue(), await office.inputValue()]).toEqual([typed, typed]);
    const marks = await phone.evaluate((input) =>
      ["type", "field"].map((name) => input.parentElement?.hasAttribute(name)),
    );
    expect(marks).toEqual([false, false]);
    await page.locator('input[name="Contactsphone_mobile"]').fill("07700 900666");
    await page.locator('input[name="Accountsname"]').fill("Marsh & Sons");
    await page.locator("#SAVE_HEADER").click();
    await page.locator("#formDetailView").waitFor({ state: "attached" });
    expect(await page.locator('#formDetailView input[name="module"]').inputValue()).toBe(
      "Contacts",
    );
    const contact = await page.locator('#formDetailView input[name="record"]').inputValue();
    expect(crm.crm.records.find("Contacts", contact)?.values).toMatchObject({
      phone_work: typed,
      phone_mobile: "07700 900666",
    });
    expect(await page.locator('[field="account_name"]').innerText()).toContain("Marsh & Sons");
    const lead = crm.crm.records.find("Leads", id)?.values;
    expect(lead).toMatchObject({ status: "Converted", converted: "1", contact_id: contact });
  });

  it("makes no account when its box is not ticked", async () => {
    const { id } = crm.wellKnown["withoutPlus"] ?? { id: "" };
    const before = crm.crm.records.list("Accounts").length;
    await open({ module: "Leads", action: "ConvertLead", record: id });
    await page.locator("#newAccounts").uncheck();
    expect(await page.locator("#createAccounts").isVisible()).toBe(false);
    await page.locator("#SAVE_HEADER").click();
    await page.locator("#formDetailView").waitFor({ state: "attached" });
    expect(crm.crm.records.list("Accounts")).toHaveLength(before);
  });

  it("saves the edit form, which is sent in parts", async () => {
    const { id } = crm.wellKnown["padded"] ?? { id: "" };
    await open({ module: "Leads", action: "EditView", record: id });
    await page.locator("input.phone#phone_mobile").fill("07700 900444");
    await page.locator("#SAVE").click();
    await page.locator("#formDetailView").waitFor({ state: "attached" });
    expect(crm.crm.records.find("Leads", id)?.values["phone_mobile"]).toBe("07700 900444");
  });

  it("finds people to invite to a call, in bare cells without an id", async () => {
    await open({ module: "Calls", action: "EditView" });
    await page.locator("#search_last_name").fill("Okaf");
    await page.locator("#invitees_search").click();
    const list = page.locator("#list_div_win table.list.view");
    await list.waitFor();
    const cells = await list.locator("tr.oddListRowS1 td").allInnerTexts();
    expect(cells.slice(1, 4)).toEqual(["Tom Okafor", "tom.okafor@example.com", "718-555-0192 x12"]);
    const markup = await list.innerHTML();
    expect(markup).not.toMatch(/0b5f6a1e|tel:|record=/);
    await page.locator("#search_last_name").fill("Nobody");
    await page.locator("#invitees_search").click();
    await page.getByText("No results found.").waitFor();
    expect(await list.isVisible()).toBe(false);
  });

  it("unfolds the panel with a user's numbers", async () => {
    await open({ module: "Users", action: "index" });
    const phone = page.locator('.detail-view-field[field="phone_mobile"]');
    expect([await phone.count(), await phone.isVisible()]).toEqual([1, false]);
    await page.getByRole("button", { name: "Employee Information" }).click();
    expect(await phone.isVisible()).toBe(true);
  });
});
