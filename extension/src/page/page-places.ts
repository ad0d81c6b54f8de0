import { mayHoldNumber, textOf } from "./element-text.ts";
import { everyPlace, type NumberPlace, type PageAdapter } from "./page-adapter.ts";
import { proseIn } from "./prose.ts";

/** Reads what an element shows now: a place of the site's own kind, or running text. */
export function readElement(
  element: Element,
  adapter: PageAdapter,
  wantsProse: boolean,
): NumberPlace | null {
  const selector = everyPlace(adapter);
  for (let at = element.closest(selector); at; at = at.parentElement?.closest(selector) ?? null) {
    const place = adapter.readPlace(at);
    if (place) return at === element ? place : null;
  }
  return wantsProse ? readProse(element, adapter) : null;
}

function readProse(element: Element, adapter: PageAdapter): NumberPlace | null {
  const owner = adapter.ownerOf(element);
  const { country } = owner;
  const found = { place: "prose", field: "", country } as const;
  if (element instanceof HTMLTextAreaElement) {
    const text = element.value.slice(0, longestProse);
    return mayHoldNumber(text) ? { owner, anchor: element, found: { ...found, text } } : null;
  }
  const nodes = proseIn(element);
  const last = nodes.at(-1);
  if (last === undefined) return null;
  const text = nodes.map(textOf).join("\n").slice(0, longestProse);
  // A button inside a link would be pressed with it.
  return { owner, anchor: element.closest("a") ?? last, found: { ...found, text } };
}

const longestProse = 5000;
