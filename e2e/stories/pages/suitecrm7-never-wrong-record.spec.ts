import type { Locator, Page } from "@playwright/test";
import { openCrm7, openRecord } from "../../fixtures/crm7-page.ts";
import { drawnHosts } from "../../fixtures/drawn-hosts.ts";
import { watchRecords, type RecordWatch } from "../../fixtures/record-watch.ts";
import { expect, test as base } from "../../fixtures/test.ts";
import type { World } from "../../fixtures/world.ts";

const hosts = "ringback-actions";

/** Every story here is watched from its first page to its last. */
const test = base.extend<{ watch: RecordWatch }>({
  watch: async ({ context, world, phone }, use) => {
    await phone.lineIs("ready");
    const watch = await watchRecords(context, world);
    await use(watch);
    await watch.stop();
    expect(watch.wrong()).toEqual([]);
    expect(watch.framesWithHosts()).toBeGreaterThan(0);
  },
});

test.use({ place: "office" });

/** The list shows buttons, and only for the rows that stand there now. */
async function listIsDrawn(page: Page): Promise<void> {
  // Words like "n/a" get none.
  const number = page.locator('td[type="phone"]').filter({ hasText: /(?:\d\D?){9}/ });
  await number.first().scrollIntoViewIfNeeded();
  await expect(number.first().locator(hosts).first()).toBeAttached();
  const ids = await page
    .locator('input[name="mass[]"]')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  for (const { record } of await drawnHosts(page.locator("body")))
    expect(ids).toContain(record?.split("/")[1]);
}

/** A new lead's cell in the list, and the hosts it has when it shows a number. */
async function leadInList(
  { crmPage, world, watch }: { crmPage: Page; world: World; watch: RecordWatch },
  name: string,
  numbers: readonly [string, ...string[]],
) {
  const lead = await world.crm.addRecord("Leads", { last_name: name, phone_work: numbers[0] });
  const record = `Leads/${lead.id}`;
  for (const number of numbers) watch.expectNumber(record, number);
  await openCrm7(crmPage, world, { module: "Leads", action: "index" });
  const row = crmPage.locator(`tr:has(input[name="mass[]"][value="${lead.id}"])`);
  const drawn = (number: string) => [{ number, record, field: "phone_work" }];
  return { id: lead.id, cell: row.locator('td[field="phone_work"]'), drawn };
}

test("a number whose text alone the page rewrites has the button of what it shows", async ({
  crmPage,
  world,
  watch,
}) => {
  const numbers = ["+44 20 7946 0831", "+44 20 7946 0832"] as const;
  const { cell, drawn } = await leadInList({ crmPage, world, watch }, "Ahonen", numbers);
  await expect.poll(() => drawnHosts(cell)).toEqual(drawn("+442079460831"));

  await cell.locator("a").evaluate((link) => (link.textContent = "+44 20 7946 0832"));
  await expect.poll(() => drawnHosts(cell)).toEqual(drawn("+442079460832"));
});

test("after an inline edit the button follows the new text; after a cancelled one it is back", async ({
  crmPage,
  world,
  watch,
}) => {
  const numbers = ["+44 20 7946 0821", "+44 20 7946 0822"] as const;
  const { id, cell, drawn } = await leadInList({ crmPage, world, watch }, "Aaltonen", numbers);
  const editor = cell.locator("#inline_edit_field");
  const edit = async (): Promise<Locator> => {
    await cell.dblclick({ position: { x: 2, y: 2 } });
    return cell.locator("#inline_edit_field input");
  };
  await expect.poll(() => drawnHosts(cell)).toEqual(drawn("+442079460821"));

  await edit();
  // Whoever edits a number may call it: the button is the input's now.
  await expect.poll(() => drawnHosts(editor)).toEqual(drawn("+442079460821"));
  await crmPage.locator("h2.module-title-text").click();
  await expect(editor).toHaveCount(0);
  await expect(cell.locator("a")).toHaveCount(0);
  await expect.poll(() => drawnHosts(cell)).toEqual(drawn("+442079460821"));

  const input = await edit();
  await input.fill("+44 20 7946 0822");
  await cell.locator("#inlineEditSaveButton").click();
  await expect(editor).toHaveCount(0);
  await expect.poll(() => drawnHosts(cell)).toEqual(drawn("+442079460822"));
  expect((await cell.innerText()).trim()).toBe("+44 20 7946 0822");

  await openRecord(crmPage, world, "Leads", id);
  const detail = crmPage.locator('.detail-view-field[field="phone_work"]');
  await expect.poll(() => drawnHosts(detail)).toEqual(drawn("+442079460822"));
  await detail.dblclick({ position: { x: 4, y: 4 } });
  await detail.locator("#inline_edit_field input").fill("+44 20 7946 0821");
  await crmPage.keyboard.press("Enter");
  await expect.poll(() => drawnHosts(detail)).toEqual(drawn("+442079460821"));
});

test("a double click on a button edits nothing", async ({ crmPage, world, lead, watch }) => {
  watch.expectNumber(`Leads/${lead.id}`, lead.number);
  await openRecord(crmPage, world, "Leads", lead.id);
  const field = crmPage.locator('.detail-view-field[field="phone_mobile"]');
  await field.locator(`${hosts} button`).first().dispatchEvent("dblclick");
  await expect(field.locator("form")).toHaveCount(0);
});

for (const module of ["Leads", "Contacts", "Accounts"]) {
  test(`${module}: a list that is turned and sorted by POST`, async ({ crmPage, world, watch }) => {
    await openCrm7(crmPage, world, { module, action: "index" });
    await listIsDrawn(crmPage);
    await crmPage.locator("#listViewNextButton_top").click();
    await expect(crmPage.locator(".pageNumbers").first()).toContainText("(21 - 40");
    expect(crmPage.url()).toBe(`${world.crm.origin}/index.php`);
    await listIsDrawn(crmPage);
    await crmPage.locator("th").getByText("Name", { exact: true }).first().click();
    await expect(crmPage.locator("th .suitepicon-action-sorting-ascending")).toBeAttached();
    await listIsDrawn(crmPage);
    await crmPage.locator("#listViewEndButton_top").click();
    await expect(crmPage.locator("#listViewEndButton_top")).toBeDisabled();
    await listIsDrawn(crmPage);
    expect(watch.wrong()).toEqual([]);
  });
}

test("the CRM's own navigation and the way back", async ({ crmPage, world, watch }) => {
  await openCrm7(crmPage, world, { module: "Contacts", action: "index" });
  await listIsDrawn(crmPage);
  await crmPage.locator('td[field="name"] a').first().click();
  const detail = crmPage.locator(".detail-view");
  await expect(detail.locator(hosts).first()).toBeAttached();
  const contact = await drawnHosts(detail);

  await crmPage.getByRole("link", { name: "Accounts", exact: true }).click();
  await expect(crmPage.getByRole("heading", { name: "Accounts" })).toBeVisible();
  await listIsDrawn(crmPage);
  await crmPage.locator('td[field="name"] a').first().click();
  await expect(crmPage.locator('#formDetailView input[name="module"]')).toHaveValue("Accounts");
  await expect
    .poll(async () => (await drawnHosts(detail)).map(({ field }) => field))
    .toEqual(["phone_office"]);

  // Back and forth faster than the answers come.
  for (let turn = 0; turn < 3; turn += 1) {
    await crmPage.evaluate(() => history.back());
    await crmPage.evaluate(() => history.back());
    await expect(crmPage.locator('#formDetailView input[name="module"]')).toHaveValue("Contacts");
    await expect.poll(() => drawnHosts(detail)).toEqual(contact);
    await crmPage.evaluate(() => history.forward());
    await crmPage.evaluate(() => history.forward());
    await expect(crmPage.locator('#formDetailView input[name="module"]')).toHaveValue("Accounts");
    await expect(detail.locator(hosts).first()).toBeAttached();
  }
  expect(watch.wrong()).toEqual([]);
});

test("subpanel rows that fold, unfold, sort and turn", async ({ crmPage, world, watch }) => {
  const accounts = await world.crm.records("Accounts");
  const account = accounts.find(({ phone_fax: fax }) => fax !== null);
  await openRecord(crmPage, world, "Accounts", account?.id ?? "");
  const leads = crmPage.locator("#list_subpanel_leads");
  await leads.scrollIntoViewIfNeeded();
  const row = leads.locator("tbody > tr.oddListRowS1").first();
  await expect(row.locator(hosts)).toHaveCount(1);
  const before = await drawnHosts(row);

  await crmPage.setViewportSize({ width: 600, height: 900 });
  await row.scrollIntoViewIfNeeded();
  await row.locator(".footable-toggle").click();
  const unfolded = leads.locator("tr.footable-detail-row");
  await expect.poll(() => drawnHosts(unfolded)).toEqual(before);
  expect(await drawnHosts(row)).toEqual([]);
  await row.locator(".footable-toggle").click();
  await expect(unfolded).toHaveCount(0);
  await row.locator(".footable-toggle").click();
  await expect.poll(() => drawnHosts(unfolded)).toEqual(before);
  await crmPage.setViewportSize({ width: 1280, height: 800 });
  await expect(unfolded).toHaveCount(0);
  await expect.poll(() => drawnHosts(row)).toEqual(before);

  await leads.locator("th").getByText("Name").click();
  await expect(leads.locator(".suitepicon-action-sorting-ascending")).toBeAttached();
  await expect(row.locator(hosts)).toHaveCount(1);
  await leads.getByTitle("Next").click();
  await expect(leads.locator(".pageNumbers")).toContainText("(11 -");
  await expect(row.locator(hosts)).toHaveCount(1);
  expect(watch.wrong()).toEqual([]);
});

test("dashlets that are refreshed, sorted and turned", async ({ crmPage, world, watch }) => {
  await openCrm7(crmPage, world, {});
  const dashlet = crmPage.locator("li[id^=dashlet_]", { hasText: "My Accounts" });
  const row = dashlet.locator(".bd-center table.list > tbody > tr").first();
  await dashlet.scrollIntoViewIfNeeded();
  await expect(row.locator(hosts)).toHaveCount(1);
  for (const press of [
    () => dashlet.getByTitle("Refresh SuiteCRM Dashlet").click(),
    () => dashlet.locator("th").getByText("Phone").click(),
    () => dashlet.getByTitle("Next").click(),
  ]) {
    const old = await row.elementHandle();
    await press();
    await expect.poll(() => old?.evaluate((element) => element.isConnected)).toBe(false);
    await expect(row.locator(hosts)).toHaveCount(1);
    const link = await row.locator("a").first().getAttribute("href");
    const record = new URLSearchParams(link?.split("?")[1]).get("record");
    expect((await drawnHosts(row))[0]?.record).toBe(`Accounts/${record}`);
  }
  expect(watch.wrong()).toEqual([]);
});
