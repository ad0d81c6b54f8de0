import { textOf } from "./element-text.ts";
import { onceATurn } from "./remembered.ts";

/** What stands over the table cell an element is in, in the page's language; else nothing. */
export function columnHeading(element: Element): string {
  const cell = element.closest("td");
  const table = cell?.closest("table");
  if (!cell || !table) return "";
  // Above the heading there may be a row of buttons that spans them all.
  const columns = cell.parentElement?.childElementCount ?? 0;
  const head = headsOf(table).findLast((one) => one.childElementCount >= columns);
  const heading = head?.children[cell.cellIndex];
  return heading ? wordsOf(heading) : "";
}

const headsOf = onceATurn((table) => {
  const parts = [...table.children];
  return [...(parts.find(({ localName }) => localName === "thead")?.children ?? [])];
});

const wordsOf = onceATurn((heading) => textOf(heading).slice(0, 100));
