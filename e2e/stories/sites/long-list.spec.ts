import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/foreign-site.ts";

const rows = 1500;
const steps = 30;
const stepPixels = 600;
const rowPixels = 30;

const listItems = (count: number, style: (at: number) => string = () => ""): string =>
  Array.from(
    { length: count },
    (_, at) => `<li style="${style(at)}"><a href="tel:${numberOf(at)}">${numberOf(at)}</a></li>`,
  ).join("");
const list = `<ul style="margin: 0; padding: 0">${listItems(rows, () => `height: ${rowPixels}px`)}</ul>`;

test.afterEach(({ opened }) => opened.phone.send("worker", "chooseFreeText", { freeText: false }));

test("in a long list what only passes by gets no buttons; where one rests, all have theirs", async ({
  visit,
}) => {
  const page = await visit(list);
  await expect.poll(() => inSightHaveButtons(page)).toBe(true);

  await page.evaluate(
    async ({ steps: turns, stepPixels: pixels }) => {
      for (let turn = 0; turn < turns; turn += 1) {
        scrollBy(0, pixels);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    { steps, stepPixels },
  );
  await expect.poll(() => inSightHaveButtons(page)).toBe(true);

  const drawn = await page.locator("ringback-actions").count();
  const passed = (steps * stepPixels) / rowPixels;
  // A machine that stands still for a moment rests somewhere, too.
  expect(drawn).toBeLessThan(passed / 2);
});

test("a long list has its buttons again when the settings changed", async ({ visit, opened }) => {
  const page = await visit(`<p>Ana is at her desk on 020 7930 4832.</p>${list}`);
  await expect.poll(() => inSightHaveButtons(page)).toBe(true);
  const inProse = page.locator("p ringback-actions");
  for (const freeText of [true, false]) {
    await opened.phone.send("worker", "chooseFreeText", { freeText });
    await expect(inProse).toHaveCount(freeText ? 1 : 0);
    await expect.poll(() => inSightHaveButtons(page)).toBe(true);
  }
});

test("a long list of which most rows are hidden has the buttons of the others", async ({
  visit,
}) => {
  const style = (at: number) => (at % 7 === 2 ? `height: ${rowPixels}px` : "display: none");
  const page = await visit(`<ul style="margin: 0; padding: 0">${listItems(rows, style)}</ul>`);
  for (const top of [0, 3000, 100_000, 1500]) {
    await page.evaluate((there) => scrollTo(0, there), top);
    await expect.poll(() => inSightHaveButtons(page)).toBe(true);
  }
});

test("a list within a row of another is a list of its own", async ({ visit }) => {
  const page = await visit(`<div>${list}</div>${"<div></div>".repeat(120)}`);
  await expect.poll(() => inSightHaveButtons(page)).toBe(true);
  expect(await page.locator("ringback-actions").count()).toBeLessThan(rows / 10);
});

test("rows that change have the buttons of their new numbers, in sight or not, and when only few are left", async ({
  visit,
}) => {
  const page = await visit(list);
  await expect.poll(() => inSightHaveButtons(page)).toBe(true);
  await page.evaluate(() => scrollTo(0, 3000));
  await expect.poll(() => inSightHaveButtons(page)).toBe(true);

  await page.locator("li").evaluateAll((items) => {
    for (const [at, item] of items.slice(0, 200).entries()) {
      const number = `+44207946${5000 + at}`;
      const link = item.querySelector("a");
      if (at % 2 === 0) item.innerHTML = `<a href="tel:${number}">${number}</a>`;
      else if (link !== null) [link.href, link.textContent] = [`tel:${number}`, number];
    }
  });
  expect(await everyHostIsRight(page)).toBe(true);
  await expect.poll(() => inSightHaveButtons(page)).toBe(true);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => inSightHaveButtons(page)).toBe(true);
  expect(await everyHostIsRight(page)).toBe(true);

  await page
    .locator("ul")
    .evaluate((whole) => whole.replaceChildren(...[...whole.children].slice(-20)));
  await expect.poll(() => inSightHaveButtons(page)).toBe(true);
});

test("a long list that is hidden costs nothing until it is shown", async ({ visit }) => {
  const page = await visit(
    `<a href="tel:+442079304832">+442079304832</a><div hidden>${list}</div>`,
  );
  const hosts = page.locator("ringback-actions");
  await expect(hosts).toHaveCount(1);
  await page.evaluate(() => scrollTo(0, 1));
  await page.locator("div[hidden]").evaluate((hidden) => hidden.removeAttribute("hidden"));
  await expect.poll(() => inSightHaveButtons(page)).toBe(true);
  expect(await hosts.count()).toBeLessThan(rows / 10);
});

const wholeWindow = "position: fixed; inset: 0; overflow: auto";
const moves = {
  "what stood above it is folded": {
    body: `<div style="${wholeWindow}"><div id="mover" style="height: 5000px"></div>${list}</div>`,
    style: "height: 0",
  },
  "what stood above it grows less": {
    body: `<div style="${wholeWindow}"><div id="mover" style="height: 300px"></div>${list}</div>`,
    style: "height: 200px",
  },
  "it slides in": {
    body: `<div id="mover" style="${wholeWindow}; transform: translateY(100vh)">${list}</div>`,
    style: wholeWindow,
  },
};

for (const [name, { body, style }] of Object.entries(moves))
  test(`a long list has its buttons where it stands when ${name}`, async ({ visit }) => {
    const page = await visit(`<a href="tel:+442079304832">+442079304832</a>${body}`);
    await expect(page.locator("body > a + ringback-actions")).toHaveCount(1);
    await page
      .locator("#mover")
      .evaluate((mover, then) => mover.setAttribute("style", then), style);
    await expect.poll(() => inSightHaveButtons(page)).toBe(true);
  });

const outOfOrder = {
  "in columns": `<ul style="columns: 3">${listItems(300)}</ul>`,
  "drawn in reverse": `<ul style="display: flex; flex-direction: column-reverse">${listItems(300)}</ul>`,
  "in a grid that fills column by column": `<ul style="display: grid; grid: repeat(100, 30px) / auto-flow">${listItems(300)}</ul>`,
  "at places of their own": `<ul style="position: relative">${listItems(
    300,
    (at) => `position: absolute; top: ${((at * 77) % 300) * rowPixels}px`,
  )}</ul>`,
  "above the page's other parts": `${'<p style="height: 100px">A part.</p>'.repeat(120)}<ul style="position: fixed; top: 0">${listItems(20)}</ul>`,
};

for (const [name, body] of Object.entries(outOfOrder))
  test(`many parts that do not follow each other down the page, ${name}, have their buttons`, async ({
    visit,
  }) => {
    const page = await visit(body);
    await expect.poll(() => inSightHaveButtons(page)).toBe(true);
    await page.evaluate(() => scrollTo(0, 1000));
    await expect.poll(() => inSightHaveButtons(page)).toBe(true);
  });

/** Whether no buttons stand beside a number that is not theirs. */
function everyHostIsRight(page: Page): Promise<boolean> {
  return page
    .locator("li ringback-actions")
    .evaluateAll((hosts) =>
      hosts.every((host) => host.closest("li")?.textContent === host.getAttribute("data-number")),
    );
}

/** Whether each row in sight has the buttons of its own number. */
function inSightHaveButtons(page: Page): Promise<boolean> {
  return page.locator("li").evaluateAll((items) => {
    const inSight = items.filter((item) => {
      const { top, bottom } = item.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    const isRight = (item: Element): boolean =>
      item.querySelector<HTMLElement>("ringback-actions")?.dataset["number"] === item.textContent;
    return inSight.length > 5 && inSight.every(isRight);
  });
}

function numberOf(at: number): string {
  return `+44207946${String(at).padStart(4, "0")}`;
}
