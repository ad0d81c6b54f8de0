import { textOf } from "./element-text.ts";

/** What stands over the table cell an element is in, in the page's language; else nothing. */
export function columnHeading(element: Element): string {
  const cell = element.closest("td");
  const row = cell?.parentElement;
  const parts = [...(row?.closest("table")?.children ?? [])];
  const heads = parts.find(({ localName }) => localName === "thead")?.children;
  if (!cell || !row || !heads) return "";
  const place = [...row.children].indexOf(cell);
  // Above the heading there may be a row of buttons that spans them all.
  const head = [...heads].findLast((one) => one.childElementCount >= row.childElementCount);
  return textOf(head?.children[place]).slice(0, 100);
}
