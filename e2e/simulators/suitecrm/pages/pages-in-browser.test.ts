import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../../../machine/launch-chromium.ts";
import { startSuitecrmSimulator, type SuitecrmSimulator } from "../simulator.ts";
import { openSignedIn } from "./testing/signed-in-browser.ts";

const skipped = !hasChromium;

let crm: SuitecrmSimulator;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (skipped) return;
  crm = await startSuitecrmSimulator();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await crm?.close();
});
beforeEach(async () => {
  if (skipped) return;
  await page?.close();
  page = await openSignedIn(browser, crm.origin);
});

const list = (module: string): string => `${crm.origin}/index.php?module=${module}&action=index`;
const names = (): Promise<string[]> => page.locator('td[field="name"] a').allInnerTexts();
const phoneCell = () => page.locator('td[field="phone_work"]').first();

it.skipIf(skipped)("turns pages and sorts by POST, so that the address says nothing", async () => {
  await page.goto(list("Contacts"));
  const first = await names();
  await page.getByTitle("Next").first().click();
  await page.getByText("(21 - 40 of 200)").first().waitFor();
  expect(page.url()).toBe(`${crm.origin}/index.php`);
  expect(await names()).not.toEqual(first);
  await page.locator("th").getByText("Job Title").click();
  await page.getByText("(1 - 20 of 200)").first().waitFor();
  expect(page.url()).toBe(`${crm.origin}/index.php`);
  const titles = await page.locator('td[field="title"]').allInnerTexts();
  expect(titles).toEqual(titles.toSorted());
  expect(await page.locator('#MassUpdate input[name="module"]').inputValue()).toBe("Contacts");
});

it.skipIf(skipped)(
  "loads the first ajaxUI page whole, and replaces the content of the next",
  async () => {
    await page.goto(list("Leads"));
    expect(await page.locator("#pagecontent").count()).toBe(1);
    await page.locator('td[field="name"] a').first().click();
    await page.locator("#formDetailView").waitFor({ state: "attached" });
    expect(page.url()).toContain("?action=ajaxui#ajaxUILoc=index.php%3Fmodule%3DLeads");
    expect(await page.locator("#pagecontent").count()).toBe(0);
    await page.evaluate(() => document.body.setAttribute("data-same-document", ""));
    await page.getByRole("link", { name: "Accounts" }).click();
    await page.getByRole("heading", { name: "Accounts" }).waitFor();
    expect(await page.title()).toBe("Accounts » SuiteCRM");
    await page.goBack();
    await page.locator("#formDetailView").waitFor({ state: "attached" });
    expect(await page.locator("body[data-same-document]").count()).toBe(1);
  },
);

it.skipIf(skipped)(
  "edits in place: the cell is wiped, and the link does not come back",
  async () => {
    await page.goto(list("Leads"));
    const before = await phoneCell().innerText();
    await phoneCell().dblclick({ position: { x: 2, y: 2 } });
    const input = page.locator("#inline_edit_field input.phone");
    expect(await input.inputValue()).toBe(before.trim());
    expect(await phoneCell().getAttribute("class")).toContain("inlineEditActive");
    await input.fill("020 7946 0777");
    // Enter anywhere saves.
    await input.press("Enter");
    await page.locator(".inlineEditActive").waitFor({ state: "detached" });
    expect((await phoneCell().innerText()).trim()).toBe("020 7946 0777");
    expect(await phoneCell().locator("a").count()).toBe(0);
    await page.reload();
    expect(await phoneCell().locator("a").getAttribute("href")).toBe("tel:020 7946 0777");
  },
);

it.skipIf(skipped)(
  "gives an edit up in silence when nothing changed, and asks when something did",
  async () => {
    await page.goto(list("Contacts"));
    const before = (await phoneCell().innerText()).trim();
    const questions: string[] = [];
    page.on("dialog", (dialog) => {
      questions.push(dialog.message());
      void dialog.dismiss();
    });
    const giveUp = async (typed: string): Promise<void> => {
      await phoneCell().dblclick({ position: { x: 2, y: 2 } });
      await page.locator("#inline_edit_field input").fill(typed);
      await page.locator("h2.module-title-text").click();
      await page.locator(".inlineEditActive").waitFor({ state: "detached" });
    };
    await giveUp(before);
    expect(questions).toEqual([]);
    await giveUp("1");
    expect(questions).toHaveLength(1);
    expect((await phoneCell().innerText()).trim()).toBe(before);
    expect(await phoneCell().locator("a").count()).toBe(0);
  },
);

it.skipIf(skipped)("has list rows of 25 px and detail cells of 42 px", async () => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  for (const module of ["Contacts", "Accounts", "Leads"]) {
    await page.goto(list(module));
    const heights = await page
      .locator("table.list > tbody > tr")
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(new Set(heights)).toEqual(new Set([25]));
  }
  await page.locator('td[field="name"] a').first().click();
  const box = await page.locator('.detail-view-field[type="phone"]').first().boundingBox();
  expect(box?.height).toBe(42);
  expect(Math.abs((box?.width ?? 0) - 358)).toBeLessThan(12);
});
