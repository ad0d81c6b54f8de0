import type { PointedAt } from "../contracts/page.ts";
import { textOf } from "./element-text.ts";
import { hostTag } from "./our-hosts.ts";
import { everyPlace, type PageAdapter } from "./page-adapter.ts";
import { readElement } from "./page-places.ts";

/** Remembers where the context menu was opened. Returns what stands there now. */
export function watchPointer(
  adapter: PageAdapter,
  wantsProse: () => boolean,
  signal: AbortSignal,
): () => PointedAt | null {
  let pointed: Element | null = null;
  addEventListener(
    "contextmenu",
    ({ target }) => (pointed = target instanceof Element ? target : null),
    { capture: true, signal },
  );
  return () => {
    if (pointed === null) return null;
    // Our own buttons stand behind what they are about.
    const element =
      pointed.localName === hostTag
        ? (pointed.previousElementSibling ?? pointed.parentElement ?? pointed)
        : pointed;
    const known = element.closest(everyPlace(adapter)) ?? element;
    const place = readElement(known, adapter, wantsProse());
    const owner = place?.owner ?? adapter.ownerOf(element);
    const selected = getSelection()?.toString().trim();
    return {
      found: place?.found ?? {
        text: (selected || textOf(element)).slice(0, 300),
        place: "prose",
        field: "",
        ...(owner.country && { country: owner.country }),
      },
      isKnownPlace: place !== null,
      record: owner.record,
      name: owner.name,
    };
  };
}
