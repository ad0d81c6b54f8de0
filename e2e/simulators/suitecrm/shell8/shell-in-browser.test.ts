import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../../../machine/launch-chromium.ts";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";
import { openShell, signInToShell } from "./testing/shell-page.ts";

const skipped = !hasChromium;
if (skipped) console.warn("Skipping SuiteCRM 8's shell in a browser: no Chromium found.");

describe.skipIf(skipped)("SuiteCRM 8's shell", () => {
  let crm: SuitecrmSimulator;
  let browser: Browser;
  let user: BrowserContext;
  let page: Page;
  const mistakes: string[] = [];

  beforeAll(async () => {
    crm = await startSuitecrmSimulator();
    browser = await launchChromium();
    user = await signInToShell(browser, crm.origin8);
  });
  afterAll(async () => {
    await browser.close();
    await crm.close();
  });
  afterEach(async () => {
    await page.close();
    const [mistake] = mistakes.splice(0);
    if (mistake !== undefined) throw new Error(`The page says: ${mistake}`);
  });

  async function open(
    address: string,
    viewport?: { width: number; height: number },
  ): Promise<void> {
    page = await openShell(user, crm.origin8, address, viewport);
    page.on("pageerror", ({ message }) => mistakes.push(message));
  }

  function known(key: string) {
    const record = crm.wellKnown[key];
    if (record === undefined) throw new Error(`There is no record ${key}.`);
    return record;
  }

  const names = (): Promise<string[]> => page.locator("tr.cdk-row td.column-name").allInnerTexts();
  const firstRow = () => page.locator("tr.cdk-row").first();
  const phoneOf = (name: string) => page.locator(`scrm-field.field-name-${name}`);

  it("signs in with the same people and comes to where one wanted to go", async () => {
    page = await browser.newPage();
    await page.goto(`${crm.origin8}/#/accounts`);
    await page.getByLabel("Username").fill("bdm1");
    await page.getByLabel("Password").fill("wrong");
    await page.getByRole("button", { name: "Log In" }).click();
    await page.getByRole("alert").getByText("credentials incorrect").waitFor();
    await page.getByLabel("Password").fill("Bea-pass-1");
    await page.getByRole("button", { name: "Log In" }).click();
    await page.locator("scrm-list tr.cdk-row").first().waitFor();
    expect(new URL(page.url()).hash).toBe("#/accounts");
  });

  it("lists without row ids: the record's link first of all that are no relates", async () => {
    await open("/leads");
    await firstRow().waitFor();
    expect(await page.locator("tr.cdk-row").count()).toBe(20);
    const attributes = await firstRow().evaluate((row) => row.getAttributeNames());
    expect(attributes.toSorted()).toEqual(["cdk-row", "class", "role"]);
    const { id } = known("e164");
    const own = firstRow().locator("td > scrm-field:not(.field-type-relate) a.field-link");
    expect(await own.getAttribute("href")).toBe(`#/leads/record/${id}?offset=1`);
    const owner = firstRow().locator("td.column-type-relate a.field-link");
    expect(await owner.getAttribute("href")).toMatch(/^#\/users\/record\/[^?]+\?offset=1$/);
  });

  it("writes numbers as typed, links without blanks, and empty links for none", async () => {
    await open("/leads");
    await firstRow().waitFor();
    const link = (key: string) =>
      page
        .locator("tr.cdk-row", { hasText: known(key).name })
        .locator("td.column-phone_work scrm-phone-detail > a");
    expect(await link("textBefore").textContent()).toBe(known("textBefore").phones["phone_work"]);
    const padded = known("padded").phones["phone_work"] ?? "";
    expect(await link("padded").textContent()).toBe(padded);
    expect(await link("padded").getAttribute("href")).toBe(`tel:${padded.replaceAll(/\s/g, "")}`);
    expect(await link("noNumber").getAttribute("href")).toBe("");
    expect(await link("noNumber").textContent()).toBe("");
  });

  it("replaces the whole table at paging and sorting, a skeleton between", async () => {
    await open("/contacts");
    await firstRow().waitFor();
    const first = await names();
    const seen = await page.evaluateHandle(() => {
      const log: string[] = [];
      const wrapper = document.querySelector(".table-body-wrapper");
      const table = wrapper?.querySelector("table.cdk-table");
      const begun = performance.now();
      new MutationObserver(() => {
        const isSkeleton = wrapper?.querySelector("scrm-table-body-skeleton") !== null;
        if (isSkeleton && log.length === 0) log.push("skeleton");
        else if (!isSkeleton && log.length === 1) {
          const after = performance.now() - begun;
          log.push(after >= 250 ? "later" : `after ${after} ms`);
          log.push(table?.isConnected ? "same table" : "new table");
        }
      }).observe(document.body, { childList: true, subtree: true });
      return log;
    });
    await page.locator(".pagination-next").first().click();
    await page.getByText("(21 - 40 of 200)").first().waitFor();
    expect(await seen.jsonValue()).toEqual(["skeleton", "later", "new table"]);
    expect(await names()).not.toEqual(first);
    await page.locator("th.column-title .sort-button").click();
    await page.getByText("(1 - 20 of 200)").first().waitFor();
    const titles = (await page.locator("td.column-title").allInnerTexts()).map((text) =>
      text.trim(),
    );
    expect(titles).toEqual(titles.toSorted());
    expect(new URL(page.url()).hash).toBe("#/contacts");
  });

  it("filters on the button alone, and leaves the table be while the panel opens", async () => {
    await open("/leads");
    const row = await firstRow().elementHandle();
    await page.getByRole("button", { name: "Filter" }).click();
    const phone = page.locator("scrm-field.field-mode-filter.field-name-phone input");
    await phone.fill(known("e164").phones["phone_work"] ?? "");
    expect(await row?.evaluate((element) => element.isConnected)).toBe(true);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByText("(1 - 1 of 1)").first().waitFor();
    expect(await names()).toEqual([known("e164").name]);
  });

  it("grows on demand where lists are set to, and keeps the rows it has", async () => {
    const control = (paginationType: string) =>
      fetch(`${crm.controlOrigin}/control/shell-settings`, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ paginationType }),
      });
    await control("load-more");
    await open("/leads");
    const row = await firstRow().elementHandle();
    await page.getByRole("button", { name: "Load More" }).click();
    await expect.poll(() => page.locator("tr.cdk-row").count()).toBe(40);
    expect(await row?.evaluate((element) => element.isConnected)).toBe(true);
    await control("pagination");
  });

  it("has fewer columns in a narrow window, the others in a popover within the row", async () => {
    await open("/leads", { width: 800, height: 1000 });
    await firstRow().waitFor();
    expect(await page.locator("td.column-phone_work").count()).toBe(0);
    expect(await page.locator("ngb-popover-window").count()).toBe(0);
    await firstRow().locator("td.show-more-column button").click();
    const number = firstRow().locator(
      "td.show-more-column ngb-popover-window scrm-phone-detail > a",
    );
    expect(await number.textContent()).toBe(known("e164").phones["phone_work"]);
    const [link] = await firstRow().locator('a.field-link[href*="/record/"]').all();
    expect(await link?.getAttribute("href")).toMatch(/^#\/users\//);
    await page.setViewportSize({ width: 1500, height: 1000 });
    await page.locator("td.column-phone_work").first().waitFor();
    expect(await page.locator("ngb-popover-window").count()).toBe(0);
  });

  it("edits: the field keeps its place and classes; cancelling puts another there", async () => {
    const { id, phones } = known("e164");
    await open(`/leads/record/${id}`);
    await phoneOf("phone_work").locator("a").waitFor();
    const field = await phoneOf("phone_work").elementHandle();
    const link = await phoneOf("phone_work").locator("a").elementHandle();
    await page.locator(".record-action-button").first().click();
    const input = phoneOf("phone_work").locator("scrm-varchar-edit > input");
    expect(await input.inputValue()).toBe(phones["phone_work"]);
    expect(await input.getAttribute("value")).toBeNull();
    expect(await field?.evaluate((element) => element.isConnected)).toBe(true);
    expect(await link?.evaluate((element) => element.isConnected)).toBe(false);
    expect(await phoneOf("phone_work").getAttribute("class")).toContain("field-mode-detail");
    expect(await page.locator("form.field-layout").getAttribute("class")).toContain("edit");
    await input.fill("020 7946 0777");
    await page.getByRole("button", { name: "Cancel" }).click();
    await phoneOf("phone_work").locator("a").waitFor();
    expect(await field?.evaluate((element) => element.isConnected)).toBe(false);
    expect(await phoneOf("phone_work").locator("a").textContent()).toBe(phones["phone_work"]);
    expect(new URL(page.url()).hash).toBe(`#/leads/record/${id}`);
  });

  it("refuses what is no number, then saves into the CRM's one set of records", async () => {
    const { id } = known("zeroZeroPrefix");
    await open(`/leads/record/${id}`);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const input = phoneOf("phone_mobile").locator("input");
    await input.fill("ext. 204");
    await page.getByRole("button", { name: "Save" }).click();
    const message = phoneOf("phone_mobile").locator("scrm-field-validation .invalid-feedback");
    expect(await message.innerText()).toBe("Invalid phone format.");
    await input.fill("+49 30 23125018");
    await page.getByRole("button", { name: "Save" }).click();
    const link = phoneOf("phone_mobile").locator("scrm-phone-detail > a");
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe("tel:+493023125018");
    expect(crm.crm.records.find("Leads", id)?.values["phone_mobile"]).toBe("+49 30 23125018");
  });

  it("has one tab in the document at a time", async () => {
    await open(`/leads/record/${known("e164").id}`);
    await phoneOf("phone_work").waitFor();
    const field = await phoneOf("phone_work").elementHandle();
    await page.getByRole("tab", { name: "MORE INFORMATION" }).click();
    expect(await phoneOf("phone_work").count()).toBe(0);
    expect(await page.locator("scrm-field.field-name-status").count()).toBe(1);
    await page.getByRole("tab", { name: "OVERVIEW" }).click();
    expect(await phoneOf("phone_work").count()).toBe(1);
    expect(await field?.evaluate((element) => element.isConnected)).toBe(false);
  });

  it("keeps the fields while the insights go and come", async () => {
    await open(`/leads/record/${known("e164").id}`);
    await phoneOf("phone_work").waitFor();
    const field = await phoneOf("phone_work").elementHandle();
    await page.getByRole("button", { name: "Insights" }).click();
    expect(await page.locator("scrm-history-timeline-widget").count()).toBe(0);
    await page.getByRole("button", { name: "Insights" }).click();
    expect(await page.locator("scrm-history-timeline-widget").count()).toBe(1);
    expect(await field?.evaluate((element) => element.isConnected)).toBe(true);
  });

  it("opens subpanels lazily; their rows' links name the rows' records", async () => {
    const [account] = crm.crm.records.list("Accounts");
    await open(`/accounts/record/${account?.id}`);
    await page.locator(".insight-panel-card", { hasText: "Contacts" }).waitFor();
    expect(await page.locator("scrm-subpanel").count()).toBe(0);
    await page.locator(".insight-panel-card", { hasText: "Contacts" }).click();
    const row = page.locator(".subpanel-contacts tr.cdk-row").first();
    await row.waitFor();
    expect(await row.locator("td.column-name a").getAttribute("href")).toMatch(
      /^#\/contacts\/record\/[^?]+\?offset=1$/,
    );
    const entry = page.locator(".history-timeline-entry-title a").first();
    expect(await entry.getAttribute("href")).toMatch(/^#\/calls\/record\//);
  });

  it("chooses a related record in a modal whose rows have no address", async () => {
    const { id } = known("national");
    await open(`/leads/record/${id}`);
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await page.locator("scrm-field.field-name-assigned_user_name scrm-button button").click();
    const modal = page.locator("ngb-modal-window scrm-record-list-modal");
    const name = modal.locator("tr.cdk-row", { hasText: "Tom" }).locator("a.clickable.field-link");
    await name.waitFor();
    expect(await modal.locator("a[href*='/record/']").count()).toBe(0);
    expect(await modal.locator("td.column-type-phone scrm-phone-detail > a").count()).toBe(8);
    await name.click();
    expect(await page.locator("ngb-modal-window").count()).toBe(0);
    await page.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(() => crm.crm.records.find("Leads", id)?.values["assigned_user_id"])
      .toBe(crm.crm.accounts.findByName("bdm2")?.id);
  });

  it("makes a record, of which the address says nothing before", async () => {
    await open("/leads/edit");
    const phone = page.locator("scrm-field.field-mode-create.field-name-phone_work input");
    await phone.fill("+44 20 7946 0111");
    await page.locator("scrm-field.field-name-full_name input").fill("Dora Maar");
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator("scrm-record .field-name-phone_work a").waitFor();
    const [made] = crm.crm.records
      .list("Leads")
      .filter(({ values }) => values["last_name"] === "Maar");
    expect(made?.values["phone_work"]).toBe("+44 20 7946 0111");
    expect(new URL(page.url()).hash).toBe(`#/leads/record/${made?.id}`);
  });

  it("shows legacy pages in a frame without their navigation, and routes what they lead to", async () => {
    const [call] = crm.crm.records.list("Calls");
    await open(`/calls/record/${call?.id}`);
    const frame = page.locator("scrm-classic-view-ui > div.classic-view-container > iframe");
    expect((await frame.getAttribute("src"))?.split("?")[0]).toBe("./legacy/index.php");
    expect((await frame.evaluate((element) => element.getAttributeNames())).toSorted()).toEqual([
      "src",
      "style",
    ]);
    const inside = page.frameLocator("iframe");
    await inside.locator("#formDetailView").waitFor({ state: "attached" });
    expect(await inside.locator("nav.navbar").count()).toBe(0);
    const name = (call?.values["name"] ?? "").trim();
    expect(await inside.locator("h2.module-title-text").innerText()).toBe(name);
    const parent = call?.values["parent_id"] ?? "";
    await frame.evaluate((element, id) => {
      if (!(element instanceof HTMLIFrameElement) || element.contentWindow === null) return;
      element.contentWindow.location.href = `index.php?module=Accounts&action=DetailView&record=${id}`;
    }, parent);
    await page.locator("scrm-record scrm-phone-detail").first().waitFor();
    expect(new URL(page.url()).hash).toBe(`#/accounts/record/${parent}`);
  });

  it("is dark with a user's own style sheet, and has no class for it", async () => {
    await open("/leads");
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.goto(`${crm.origin8}/?user_css=dark#/leads`);
    await firstRow().waitFor();
    expect(await background()).not.toBe(light);
    expect(
      await page.evaluate(() => document.body.className + document.documentElement.className),
    ).toBe("");
  });
});
