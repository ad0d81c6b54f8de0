import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/foreign-site.ts";
import { callButton } from "../../fixtures/lead.ts";
import { watchRows } from "../../fixtures/row-watch.ts";

/** How a virtual list may show a number in a row that it uses again, and change it there. */
const shapes: Readonly<Record<string, { readonly cell: string; readonly change: string }>> = {
  "the text of a link and its address": {
    cell: `<a></a>`,
    change: `a.href = "tel:" + number; a.firstChild ? a.firstChild.data = number : a.append(number);`,
  },
  "the text of a cell": {
    cell: `<div role="gridcell" class="phone"><span></span></div>`,
    change: `span.textContent = number;`,
  },
  "the text of an element that calls itself a phone": {
    cell: `<b class="phone"></b>`,
    change: `b.firstChild ? b.firstChild.data = number : b.append(number);`,
  },
  "the whole cell": {
    cell: `<div class="cell"></div>`,
    change: `cell.innerHTML = '<a href="tel:' + number + '">' + number + "</a>";`,
  },
};

/** Two thousand numbers in twelve rows, as long lists are drawn on many sites. */
function virtualList({ cell, change }: { cell: string; change: string }): string {
  return `
    <div id="list" style="height: 300px; overflow: auto"><div style="height: 60000px; position: relative"></div></div>
    <script>
      const inner = list.firstChild;
      const rows = Array.from({ length: 12 }, () => {
        const row = document.createElement("div");
        row.role = "row";
        row.style.cssText = "position: absolute; height: 30px; width: 100%";
        row.innerHTML = \`${cell}\`;
        inner.append(row);
        return row;
      });
      function draw() {
        const first = Math.floor(list.scrollTop / 30);
        for (let at = first; at < first + rows.length; at += 1) {
          const row = rows[at % rows.length];
          if (row.dataset.at === String(at)) continue;
          row.dataset.at = at;
          row.style.top = at * 30 + "px";
          // Every fifth has none.
          const number = at % 5 ? "020 7946 " + String(at).padStart(4, "0") : "not known";
          const [a, b, span, cell] = ["a", "b", "span", ".cell"].map((part) => row.querySelector(part));
          ${change}
        }
      }
      list.addEventListener("scroll", draw);
      draw();
    </script>`;
}

for (const [name, shape] of Object.entries(shapes)) {
  test(`a row used again never has the buttons of its number before: ${name} changes`, async ({
    visit,
  }) => {
    const page = await visit(virtualList(shape));
    await expect(callButton(page, numberOf(1))).toBeAttached();
    const seen = await watchRows(page);
    await page.locator("#list").hover();
    for (let turn = 0; turn < 40; turn += 1) {
      await page.mouse.wheel(0, turn % 4 === 3 ? 2000 : 90);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    await expect.poll(() => rowsAreRight(page)).toBe(true);
    expect((await seen()).wrong).toEqual([]);
    expect((await seen()).numbers).toBeGreaterThan(30);
  });
}

/** Whether each row in sight has exactly the buttons of the number it shows; those without have none. */
function rowsAreRight(page: Page): Promise<boolean> {
  return page.locator("[role=row]").evaluateAll((rows) => {
    const list = document.querySelector("#list")?.getBoundingClientRect() ?? new DOMRect();
    const inSight = rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= list.top && bottom <= list.bottom;
    });
    const isRight = (row: Element): boolean => {
      const shown = (row.textContent ?? "").replaceAll(/\D/g, "").slice(1);
      const hosts = [...row.querySelectorAll<HTMLElement>("ringback-actions")];
      return hosts.map(({ dataset }) => dataset["number"]).join() === (shown && `+44${shown}`);
    };
    return inSight.length > 5 && inSight.every(isRight);
  });
}

function numberOf(at: number): string {
  return `+44207946${String(at).padStart(4, "0")}`;
}
