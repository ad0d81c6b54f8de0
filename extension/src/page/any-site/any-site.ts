import { bareText, mayHoldNumber, textOf } from "../element-text.ts";
import { childrenOf, hostTag } from "../our-hosts.ts";
import { nobody, numberPlace, type NumberPlace, type PageAdapter } from "../page-adapter.ts";
import { columnHeading } from "../table-cell.ts";
import { followLateRoots } from "./late-roots.ts";
import { rootsIn } from "./shadow-roots.ts";

const schemes = ["tel", "callto", "sip", "sms", "skype"];
const links = schemes.map((scheme) => `a[href^="${scheme}:" i]`).join();
const inputs =
  'input[type="tel"],input:is([id*="phone" i],[name*="phone" i],[data-id*="phone" i],[data-selenium-test*="phone" i])';
/** Elements without a link that keep the number in an attribute. */
const keepers = "[data-phone-number]:not(a[href]),.phoneField[data-value]";
const named = ["class", "name", "data-name", "data-field", "data-test", "itemprop"]
  .map((attribute) => `[${attribute}*="phone" i]`)
  .join();

/** Any site the person switched Ringback on for: what sites have in common, and nobody's record. */
export function createAnySite(signal: AbortSignal): PageAdapter {
  let tell: ReturnType<typeof followLateRoots> | undefined;
  return {
    phones: `${links},${inputs},${keepers}`,
    cells: `:is(${named}):not(:has(:not(${hostTag}))),td,[role="gridcell"],dd`,
    rootsIn(root, onLate) {
      const roots = rootsIn(root);
      if (onLate) {
        tell ??= followLateRoots(onLate, signal);
        tell(roots);
      }
      return roots;
    },
    readPlace,
    ownerOf: () => nobody,
    view: () => location.pathname,
  };
}

function readPlace(element: Element): NumberPlace | null {
  if (element.closest("[contenteditable]:not([contenteditable=false])")) return null;
  if (element.matches(links)) return readLink(element);
  if (element instanceof HTMLInputElement) return readInput(element);
  if (element.matches(keepers)) return readKeeper(element);
  return readCell(element);
}

/** The text where it is a number, as a person reads it; else the address, for links that say "Call". */
function readLink(link: Element): NumberPlace | null {
  const shown = textOf(link);
  const isNumber = mayHoldNumber(shown);
  // A link that says "Call" beside the input whose number it is.
  if (!isNumber && link.parentElement?.querySelector(inputs)) return null;
  const text = isNumber ? shown : numberInAddress(link.getAttribute("href") ?? "");
  return numberPlace(nobody, link, { text, place: "phone", field: "" });
}

function numberInAddress(href: string): string {
  const address = href.replace(/^\w+:(?:\/\/)?/, "").replace(/[?@].*$/, "");
  try {
    return decodeURIComponent(address).trim();
  } catch {
    return address.trim();
  }
}

function readInput(input: HTMLInputElement): NumberPlace | null {
  const isText = ["tel", "text", "search"].includes(input.type);
  const text = isText ? input.value.trim() : "";
  return numberPlace(nobody, input, { text, place: "phone", field: input.name.slice(0, 100) });
}

function readKeeper(element: Element): NumberPlace | null {
  const kept = element.getAttribute("data-phone-number") ?? element.getAttribute("data-value");
  const shown = textOf(element);
  const text = mayHoldNumber(shown) ? shown : (kept ?? "").trim();
  return numberPlace(nobody, element, { text, place: "phone", field: "" });
}

/** A cell that holds its text and nothing else; the heading or its own name tells what it is. */
function readCell(cell: Element): NumberPlace | null {
  const text = textOf(cell);
  const [child, another] = childrenOf(cell);
  if (another || text.length > 60 || !mayHoldNumber(text)) return null;
  if (child?.matches(`${links},${inputs},${keepers},${named}`)) return null;
  const label = columnHeading(cell) || (cell.matches(named) ? "phone" : headOf(cell));
  const anchor = child ?? bareText(cell);
  return numberPlace(nobody, anchor, { text, place: "cell", field: "", label });
}

function headOf(cell: Element): string {
  return cell.localName === "dd" ? textOf(cell.previousElementSibling).slice(0, 100) : "";
}
