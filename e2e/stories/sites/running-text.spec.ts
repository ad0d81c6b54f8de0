import { expect, test } from "../../fixtures/foreign-site.ts";
import { allNumbers, shownNumbers } from "../../fixtures/shown-numbers.ts";

const ana = "+442079304832";
const tom = "+447400123456";

const prose = `
  <p>Ana is at her desk on 020 7930 4832 until six.</p>
  <blockquote>Tom wrote: <em>call +44 7400 123456</em>, please.</blockquote>`;

/** What has as many digits as a phone number, and is none. */
const others = `
  <p>The short number is 12345, the fax 020 7930 4833.</p>
  <p>Seen on 2026-11-22 at 06:16, next on 22.11.2026 or 11/22/2026.</p>
  <p>We owe £1,234,567.89, that is 1.234.567,89 € or $ 2 345 678.</p>
  <p>Order 4500012345, invoice no. 2026-004711, IBAN GB33 BUKB 2020 1555 5555 55.</p>
  <p>From 192.168.100.254, version 10.15.7123.4, 51.507351, -0.127758.</p>
  <code>02079304832</code><div contenteditable>020 7930 4832</div>`;

test.afterEach(({ opened }) => opened.phone.send("worker", "chooseFreeText", { freeText: false }));

test("running text has no buttons until the person asks for them, and none after", async ({
  visit,
  opened,
}) => {
  const page = await visit(prose + others);
  expect(await allNumbers(page)).toEqual([]);
  const before = await page.locator("body").innerHTML();

  await opened.phone.send("worker", "chooseFreeText", { freeText: true });
  await expect.poll(() => shownNumbers(page)).toEqual([ana, tom]);
  // By now whatever else there is has been read as well.
  expect(await allNumbers(page)).toEqual([ana, tom]);

  await opened.phone.send("worker", "chooseFreeText", { freeText: false });
  await expect.poll(() => shownNumbers(page)).toEqual([]);
  expect(await page.locator("body").innerHTML()).toBe(before);
});

test("what is written into the page later is read, too, and what is taken out is let go", async ({
  visit,
  opened,
}) => {
  await opened.phone.send("worker", "chooseFreeText", { freeText: true });
  const page = await visit(`<main><p>Nothing yet.</p></main>`);
  expect(await allNumbers(page)).toEqual([]);

  await page
    .locator("main")
    .evaluate((main, html) => main.insertAdjacentHTML("beforeend", html), prose);
  await expect.poll(() => allNumbers(page)).toEqual([ana, tom]);

  // The same piece of text says something else.
  await page
    .locator("main p")
    .last()
    .evaluate((paragraph) => {
      const text = paragraph.firstChild;
      if (text instanceof Text) text.data = "Ana is in meeting 2026-11-22 06:16.";
    });
  await expect.poll(() => allNumbers(page)).toEqual([tom]);
  await page.locator("blockquote").evaluate((quote) => quote.remove());
  await expect.poll(() => allNumbers(page)).toEqual([]);
});

test("a link keeps its buttons in a sentence that has a number of its own", async ({
  visit,
  opened,
}) => {
  const page = await visit(`<p>Ring <a href="tel:${tom}">Tom</a> or 020 7930 4832.</p>`);
  await expect.poll(() => shownNumbers(page)).toEqual([tom]);
  await opened.phone.send("worker", "chooseFreeText", { freeText: true });
  await expect.poll(() => allNumbers(page)).toEqual([tom, ana]);
});
