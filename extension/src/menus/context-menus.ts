import { browser, type Browser } from "wxt/browser";
import { PointedAt } from "../contracts/page.ts";
import type { PageNotice } from "../contracts/page-answers.ts";
import type { Handover } from "../contracts/handover.ts";
import type { HiddenThing } from "../contracts/page-settings.ts";
import { understand, type HomeCountries } from "../numbers/page-numbers.ts";
import { askWhy } from "./why-questions.ts";

type Click = Browser.contextMenus.OnClickData;
type Tab = Browser.tabs.Tab;

export interface ContextMenusHost {
  readonly homeCountries: () => Promise<HomeCountries>;
  readonly handOver: (handover: Handover) => Promise<void>;
  readonly hide: (thing: HiddenThing) => Promise<void>;
}

type Where = Pick<Browser.contextMenus.CreateProperties, "contexts" | "documentUrlPatterns">;

const documentUrlPatterns = ["http://*/*", "https://*/*"];
const longestText = 5000;

/** The browser keeps them: to be called when the extension is installed or updated. */
export async function createContextMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  const selection: Where = { contexts: ["selection"] };
  const anywhere: Where = {
    contexts: ["page", "frame", "selection", "link", "editable"],
    documentUrlPatterns,
  };
  for (const item of [
    { id: "call", title: "Call “%s”", ...selection },
    { id: "text", title: "Text “%s”", ...selection },
    { id: "why", title: "Why is there (no) button here?", ...anywhere },
    { id: "never-number", title: "Never this number", ...anywhere },
    { id: "never-field", title: "Never here", ...anywhere },
  ])
    browser.contextMenus.create(item);
}

/** What the context menu does. It never dials: a number is shown on the phone's own screen. */
export function createMenuActions({ homeCountries, handOver, hide }: ContextMenusHost) {
  async function handOverSelection(what: Handover["what"], click: Click): Promise<void> {
    const text = selectionOf(click);
    const found = { text, place: "phone", field: "" } as const;
    const [reading] = understand(found, await homeCountries()).readings;
    if (!reading) return askWhy({ origin: originOf(click), pointed: null, selection: text });
    const { number, extension } = reading;
    await handOver({ what, number, extension, record: null, name: null });
  }

  async function never(what: HiddenThing["what"], click: Click, tab: Tab | undefined) {
    const origin = originOf(click);
    const pointed = await pointedAt(click, tab);
    if (origin !== null && pointed) {
      const { field } = pointed.found;
      const [reading] = understand(pointed.found, await homeCountries()).readings;
      if (what === "number" && reading) return hide({ what, number: reading.number });
      if (what === "field" && field !== "") return hide({ what, origin, field });
    }
    // Nothing here can be hidden: the answer says why.
    return askWhy({ origin, pointed, selection: selectionOf(click) });
  }

  return async (click: Click, tab: Tab | undefined): Promise<void> => {
    switch (click.menuItemId) {
      case "call":
      case "text":
        return handOverSelection(click.menuItemId, click);
      case "why":
        return askWhy({
          origin: originOf(click),
          pointed: await pointedAt(click, tab),
          selection: selectionOf(click),
        });
      case "never-number":
        return never("number", click, tab);
      case "never-field":
        return never("field", click, tab);
      default:
        return undefined;
    }
  };
}

/** Asks the page's script; null where none runs. */
async function pointedAt({ frameId }: Click, tab: Tab | undefined): Promise<PointedAt | null> {
  if (tab?.id === undefined) return null;
  const notice: PageNotice = { to: "page-pointed-at" };
  const answer: unknown = await browser.tabs
    .sendMessage(tab.id, notice, { frameId: frameId ?? 0 })
    .catch(() => undefined);
  return PointedAt.safeParse(answer).data ?? null;
}

function selectionOf({ selectionText = "" }: Click): string {
  return selectionText.trim().slice(0, longestText);
}

/** A frame without an address of its own belongs to its page. */
function originOf({ frameUrl, pageUrl }: Click): string | null {
  for (const address of [frameUrl, pageUrl]) {
    const url = URL.parse(address ?? "");
    if (url?.protocol === "http:" || url?.protocol === "https:") return url.origin;
  }
  return null;
}
