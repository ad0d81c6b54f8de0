import type { PointedAt } from "../contracts/page.ts";
import type { Drawn } from "./drawn-places.ts";
import { textOf } from "./element-text.ts";
import { targetOf } from "./event-target.ts";
import { placeAround, type PageAdapter } from "./page-adapter.ts";
import { readElement } from "./page-places.ts";

/** Remembers where the context menu was opened. Returns what stands there now. */
export function watchPointer(
  adapter: PageAdapter,
  wantsProse: () => boolean,
  /** Whose buttons a host has. */
  drawnBy: (host: Element) => Drawn | undefined,
  signal: AbortSignal,
): () => PointedAt | null {
  let pointed: Element | null = null;
  addEventListener("contextmenu", (event) => (pointed = targetOf(event)), {
    capture: true,
    signal,
  });
  return () => {
    if (pointed === null) return null;
    const element = drawnBy(pointed)?.target.element ?? placeAround(pointed, adapter);
    const place = readElement(element, adapter, wantsProse());
    const selected = getSelection()?.toString().trim();
    return {
      found: place?.found ?? {
        text: (selected || textOf(pointed)).slice(0, 300),
        place: "prose",
        field: "",
        country: adapter.ownerOf(pointed).country,
      },
      isKnownPlace: place !== null,
    };
  };
}
