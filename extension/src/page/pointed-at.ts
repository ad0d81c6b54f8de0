import type { PointedAt } from "../contracts/page.ts";
import { textOf } from "./element-text.ts";
import { targetOf } from "./event-target.ts";
import { hostTag } from "./our-hosts.ts";
import { placeAround, type PageAdapter } from "./page-adapter.ts";
import { readElement } from "./page-places.ts";

/** Remembers where the context menu was opened. Returns what stands there now. */
export function watchPointer(
  adapter: PageAdapter,
  wantsProse: () => boolean,
  signal: AbortSignal,
): () => PointedAt | null {
  let pointed: Element | null = null;
  addEventListener("contextmenu", (event) => (pointed = targetOf(event)), {
    capture: true,
    signal,
  });
  return () => {
    if (pointed === null) return null;
    // Our own buttons stand behind what they are about.
    const element =
      pointed.localName === hostTag
        ? (pointed.previousElementSibling ?? pointed.parentElement ?? pointed)
        : pointed;
    const known = placeAround(element, adapter);
    const place = readElement(known, adapter, wantsProse());
    const owner = place?.owner ?? adapter.ownerOf(element);
    const selected = getSelection()?.toString().trim();
    return {
      found: place?.found ?? {
        text: (selected || textOf(element)).slice(0, 300),
        place: "prose",
        field: "",
        country: owner.country,
      },
      isKnownPlace: place !== null,
      record: owner.record,
      name: owner.name,
    };
  };
}
