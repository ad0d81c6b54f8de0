import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/foreign-site.ts";
import { shownNumbers } from "../../fixtures/shown-numbers.ts";
import { tabTo } from "../../fixtures/tab-to.ts";

const number = "+442079460126";
const link = `<p><a href="tel:${number}">020 7946 0126</a></p>`;

const more = (page: Page) => page.locator("ringback-actions button[data-name=more]").first();
const item = (page: Page, name: string) => page.getByRole("menuitem", { name });

/** Opens the menu as a person without a mouse does. */
async function openByKeyboard(page: Page): Promise<void> {
  await expect(more(page)).toBeVisible();
  await tabTo(page, more(page));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
}

test("the menu says how the number was read, is walked with arrows, and Escape gives the focus back", async ({
  visit,
}) => {
  const page = await visit(link);
  await openByKeyboard(page);
  await expect(more(page)).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("menu")).toContainText(
    "Read as a UK landline, from your country in Options.",
  );

  await page.keyboard.press("ArrowUp");
  await expect(item(page, "No buttons here…")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(item(page, "Call +44 20 7946 0126")).toBeFocused();
  await page.keyboard.press("End");
  await expect(item(page, "No buttons here…")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(item(page, "Call +44 20 7946 0126")).toBeFocused();

  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(more(page)).toBeFocused();
  await expect(more(page)).toHaveAttribute("aria-expanded", "false");
});

for (const opens of ["by keyboard", "by mouse"]) {
  test(`the number is copied by keyboard from the menu opened ${opens}`, async ({
    visit,
    opened: { context },
    site,
  }) => {
    await context.grantPermissions(["clipboard-read"], { origin: site.origin });
    const page = await visit(link);
    if (opens === "by keyboard") await openByKeyboard(page);
    else await more(page).click();
    await expect(item(page, "Call +44 20 7946 0126")).toBeFocused();
    while (!(await item(page, "Copy number").evaluate((one) => one.matches(":focus"))))
      await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status")).toHaveText(`Copied ${number}.`);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
    await expect(more(page)).toBeFocused();
  });
}

test("a number hidden from the menu loses its buttons in every tab, and gets them back", async ({
  visit,
  opened: { phone },
}) => {
  const other = await visit(`${link}<p><a href="tel:+442079460127">Tom</a></p>`);
  await expect.poll(() => shownNumbers(other)).toEqual([number, "+442079460127"]);
  const page = await visit(`${link}${link}`);
  await openByKeyboard(page);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(item(page, "Not on this field")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => shownNumbers(page)).toEqual([]);
  await expect.poll(() => shownNumbers(other)).toEqual(["+442079460127"]);

  await phone.send("worker", "unhide", { what: "number", number });
  await expect.poll(() => shownNumbers(page)).toEqual([number, number]);
  await expect.poll(() => shownNumbers(other)).toEqual([number, "+442079460127"]);
});
