import type { Locator, Page } from "@playwright/test";
import { expect, test as base } from "../../fixtures/foreign-site.ts";
import { shownNumbers } from "../../fixtures/shown-numbers.ts";

const number = "+442079460126";
const link = `<p id="ana"><a href="tel:02079460126">020 7946 0126</a></p>`;

interface Asking {
  /** Chooses from the browser's menu over a place of a page. */
  choose: (page: Page, place: Locator, id: string) => Promise<void>;
  askWhy: (page: Page, place: Locator) => Promise<Page>;
}

const test = base.extend<Asking>({
  choose: async ({ opened: { phone } }, use) => {
    await use(async (page, place, id) => {
      await page.bringToFront();
      await place.click({ button: "right" });
      await phone.chooseInContextMenu(page, id);
    });
  },
  askWhy: async ({ choose, opened: { context } }, use) => {
    await use(async (page, place) => {
      const answered = context.waitForEvent("page");
      await choose(page, place, "why");
      return answered;
    });
  },
});

/** What a card of the answer says beside this word. */
function fact(answer: Page, name: string): Locator {
  return answer.locator(`dt:text-is("${name}") + dd`);
}

test("a button is explained: what was read, by which rule, in which country, how sure", async ({
  visit,
  askWhy,
}) => {
  const page = await visit(link);
  await expect.poll(() => shownNumbers(page)).toEqual([number]);
  const answer = await askWhy(page, page.locator("#ana a"));
  await expect(answer.getByText("A button, because this is a phone number")).toBeVisible();
  await expect(answer.getByRole("heading", { name: "+44 20 7946 0126" })).toBeVisible();
  await expect(fact(answer, "Because")).toHaveText("it stands in a phone field or phone link");
  await expect(fact(answer, "Country")).toHaveText("from your country in Options");
  await expect(fact(answer, "How sure")).toHaveText(/^(?:Very|Fairly): /);

  // Our own buttons are about the number they stand behind.
  const same = await askWhy(page, page.locator("ringback-actions button").first());
  await expect(same.getByRole("heading", { name: "+44 20 7946 0126" })).toBeVisible();
});

test("no button is explained: what is no number, and a number nobody looks for", async ({
  visit,
  askWhy,
}) => {
  const page = await visit(
    `${link}<table><thead><tr><th>Created</th></tr></thead><tbody><tr><td>2026-11-22 06:16</td></tr></tbody></table>
     <p id="prose">Ring 020 7930 4832 today.</p>`,
  );
  await expect.poll(() => shownNumbers(page)).toEqual([number]);
  const date = await askWhy(page, page.locator("td"));
  await expect(date.getByText("“Created” is not a column of phone numbers")).toBeVisible();
  await expect(date.getByRole("button")).toHaveCount(0);

  const prose = await askWhy(page, page.locator("#prose"));
  await expect(
    prose.getByText("It is a phone number, in a place Ringback does not look at"),
  ).toBeVisible();
  await expect(prose.getByRole("heading", { name: "+44 20 7930 4832" })).toBeVisible();
});

test("a site that is off says so, and is switched on from the answer", async ({
  opened,
  site,
  askWhy,
  visit,
}) => {
  await visit(link);
  const page = await opened.context.newPage();
  await page.goto(site.otherOrigin);
  const answer = await askWhy(page, page.locator("#ana"));
  const { host } = new URL(site.otherOrigin);
  await expect(answer.getByText(`Ringback is not switched on for ${host}`)).toBeVisible();
  expect(await shownNumbers(page)).toEqual([]);
  await answer.getByRole("button", { name: "Switch on for this site" }).click();
  await expect(answer.getByText("Ringback is switched on there now")).toBeVisible();
  await expect.poll(() => shownNumbers(page)).toEqual([number]);
  await opened.phone.send("worker", "removeSite", { list: "sites", origin: site.otherOrigin });
});

test("the menu's “never this number” takes its buttons away everywhere; the answer gives them back", async ({
  visit,
  choose,
  askWhy,
}) => {
  const other = await visit(`${link}<a href="tel:+442079460127">Tom</a>`);
  const page = await visit(link);
  await expect.poll(() => shownNumbers(page)).toEqual([number]);
  await expect.poll(() => shownNumbers(other)).toEqual([number, "+442079460127"]);
  await choose(page, page.locator("#ana a"), "never-number");
  await expect.poll(() => shownNumbers(page)).toEqual([]);
  await expect.poll(() => shownNumbers(other)).toEqual(["+442079460127"]);

  const answer = await askWhy(page, page.locator("#ana a"));
  await expect(answer.getByText("You chose to have no buttons on this number")).toBeVisible();
  await answer.getByRole("button", { name: "Show buttons on it again" }).click();
  await expect.poll(() => shownNumbers(page)).toEqual([number]);
  await expect.poll(() => shownNumbers(other)).toEqual([number, "+442079460127"]);
});

test("the menu's “never here” hides one field of one site", async ({
  visit,
  choose,
  opened,
  site,
}) => {
  const page = await visit(
    `<input name="mobile" type="tel" value="020 7946 0126"><input name="office" type="tel" value="020 7946 0126">`,
  );
  await expect.poll(() => shownNumbers(page)).toEqual([number, number]);
  await choose(page, page.locator("[name=mobile]"), "never-field");
  await expect.poll(() => shownNumbers(page)).toEqual([number]);
  await expect(page.locator("[name=office] + ringback-actions")).toHaveCount(1);
  const hidden = { what: "field", origin: site.origin, field: "mobile" };
  await opened.phone.send("worker", "unhide", hidden);
  await expect.poll(() => shownNumbers(page)).toEqual([number, number]);
});
