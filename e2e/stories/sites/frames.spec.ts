import { expect, htmlOf, test } from "../../fixtures/foreign-site.ts";
import { allNumbers, shownNumbers } from "../../fixtures/shown-numbers.ts";

const number = "+442079460126";
const link = `<a href="tel:${number}">020 7946 0126</a>`;

test("a frame of the same site has buttons of its own, also one that comes later", async ({
  visit,
  site,
}) => {
  site.show(htmlOf(link), "/frame");
  const page = await visit(`<iframe src="/frame"></iframe>`);
  await expect.poll(() => shownNumbers(page.frameLocator("iframe"))).toEqual([number]);

  await page.evaluate(() => {
    const later = document.createElement("iframe");
    later.id = "later";
    later.src = "/frame?later";
    document.body.append(later);
  });
  await expect.poll(() => shownNumbers(page.frameLocator("#later"))).toEqual([number]);
  expect(await allNumbers(page)).toEqual([]);
});

test("a frame that shows another page has that page's buttons only", async ({ visit, site }) => {
  site.show(htmlOf(link), "/frame");
  site.show(htmlOf(link.replaceAll("0126", "0127")), "/next");
  const page = await visit(`<iframe src="/frame"></iframe>`);
  const frame = page.frameLocator("iframe");
  await expect.poll(() => shownNumbers(frame)).toEqual([number]);
  await page.locator("iframe").evaluate((element: HTMLIFrameElement) => (element.src = "/next"));
  await expect.poll(() => shownNumbers(frame)).toEqual(["+442079460127"]);
});

test("a frame of a site that is not switched on has none", async ({ visit, site }) => {
  site.show(htmlOf(link), "/frame");
  const page = await visit(
    `<iframe id="other" src="${site.otherOrigin}/frame"></iframe><iframe id="own" src="/frame"></iframe>`,
  );
  // Both were loaded when the page was: this one tells that the scripts have begun.
  await expect.poll(() => shownNumbers(page.frameLocator("#own"))).toEqual([number]);
  await expect(page.frameLocator("#other").locator("a")).toBeVisible();
  expect(await shownNumbers(page.frameLocator("#other"))).toEqual([]);
});

for (const [what, html] of [
  ["is written into its element", `<iframe srcdoc='${link}'></iframe>`],
  [
    "a script writes",
    `<iframe></iframe><script>document.querySelector("iframe").contentDocument.body.innerHTML =
      '${link}';</script>`,
  ],
] as const) {
  test(`a frame that ${what} has the buttons of the page's site`, async ({ visit }) => {
    const page = await visit(html);
    await expect.poll(() => shownNumbers(page.frameLocator("iframe"))).toEqual([number]);
    const more = page.frameLocator("iframe").locator("button[data-name=more]");
    await page.frameLocator("iframe").locator("a").hover();
    await more.click();
    await expect(page.frameLocator("iframe").getByRole("menu")).toBeVisible();
  });
}
