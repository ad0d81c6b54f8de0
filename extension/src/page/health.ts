import type { ContentScriptContext } from "wxt/utils/content-script-context";
import { mayHoldNumber, textOf } from "./element-text.ts";
import { divide } from "./long-lists.ts";
import { everyPlace, type PageAdapter } from "./page-adapter.ts";

interface Health {
  readonly view: string;
  readonly unusable: string[];
}

const labels = "th,dt,label,.label";
const phoneWord = /phone\b|\btelef|\bmobile?\b|\bhandy\b|\bcel(l|ular)\b|\bportable\b/i;

/**
 * Tells once a view when it shows labels of phones and numbers beside them, but no element the
 * adapter knows: the CRM was redesigned, or has a theme of its own.
 */
export function watchHealth(
  adapter: PageAdapter,
  report: (health: Health) => unknown,
  context: ContentScriptContext,
): void {
  let seen = "";
  // The context notices then, too, that the extension is gone: nobody else tells it.
  context.setInterval(() => {
    const view = adapter.view().slice(0, 100);
    if (document.hidden || view === seen) return;
    seen = view;
    requestIdleCallback(() => report({ view, unusable: unusableLabels(adapter) }));
  }, pauseMs);
}

/** A view has been drawn by then, and a redesign need not be noticed faster. */
const pauseMs = 5000;

export function unusableLabels(adapter: PageAdapter): string[] {
  const names = new Set<string>();
  const look = (part: Element): void => {
    for (const label of part.querySelectorAll(labels))
      if (phoneWord.test(label.textContent ?? "") && isUnusable(label, adapter))
        names.add(textOf(label).slice(0, 100));
  };
  // The rows of a long list carry no labels.
  divide(document.body, () => {}, look);
  return [...names].slice(0, 20);
}

/** A number stands beside the label, and the adapter sees nothing there. */
function isUnusable(label: Element, adapter: PageAdapter): boolean {
  const beside = besideOf(label);
  return beside.some(
    (element) =>
      mayHoldNumber(textOf(element)) &&
      !element.closest(everyPlace(adapter)) &&
      !element.querySelector(everyPlace(adapter)),
  );
}

/** The first cells of the column, or what follows the label in its row. */
function besideOf(label: Element): Element[] {
  if (label.localName === "th") {
    const { cellIndex } = label as HTMLTableCellElement;
    const rows = label.closest("table")?.querySelector("tbody")?.children;
    return [0, 1, 2].flatMap((row) => rows?.[row]?.children[cellIndex] ?? []);
  }
  const next = label.nextElementSibling ?? label.parentElement?.nextElementSibling;
  return next ? [next] : [];
}
