import type { FoundText } from "../contracts/page.ts";
import type { PageNumber } from "../contracts/page-answers.ts";
import { drawHost, isAsDrawn, type Shown, type Target } from "./number-host.ts";
import { hostTag, removeHost } from "./our-hosts.ts";
import type { NumberPlace } from "./page-adapter.ts";

export interface Drawn {
  readonly host: HTMLElement;
  readonly target: Target;
}

interface DrawnPlacesNeeds {
  /** Rises whenever the page changes something. */
  readonly changes: () => number;
  readonly read: (element: Element) => NumberPlace | null;
  readonly readNumbers: (found: FoundText) => Promise<PageNumber[]>;
  /** New buttons stand on the page. */
  readonly onDrawn: (drawn: Drawn) => void;
  readonly signal: AbortSignal;
}

/** Keeps one host behind each place that shows numbers, and none behind one that does no longer. */
export function createDrawnPlaces(needs: DrawnPlacesNeeds) {
  const { changes, read, readNumbers, onDrawn, signal } = needs;
  const drawnAt = new WeakMap<Element, Drawn>();
  const drawnBy = new WeakMap<Element, Drawn>();

  /** Reads all before it draws any, so that the page is laid out once. */
  async function update(elements: readonly Element[]): Promise<void> {
    const before = changes();
    const places = elements.map(read);
    const numbers = await Promise.all(
      places.map(async (place) => (place ? readNumbers(place.found) : [])),
    );
    if (signal.aborted) return;
    const wanted = elements.flatMap((element, at) => {
      // What changed while its text was read is reported again; what is typed changes nothing else.
      const isSame = changes() === before && !("value" in element);
      const place = isSame ? places[at] : element.isConnected ? read(element) : null;
      if (place?.found.text !== places[at]?.found.text) return [];
      const [first, ...more] = numbers[at] ?? [];
      const shown: Shown | null = place && first ? { place, numbers: [first, ...more] } : null;
      if (!shown) remove(element);
      else if (!isCurrent(element, shown)) return [{ element, ...shown }];
      return [];
    });
    wanted.forEach(draw);
  }

  function draw(target: Target): void {
    remove(target.element);
    const drawn = { host: drawHost(target), target };
    drawnAt.set(target.element, drawn);
    drawnBy.set(drawn.host, drawn);
    onDrawn(drawn);
  }

  /** Whether what it would be drawn as stands there already, once. */
  function isCurrent(element: Element, shown: Shown): boolean {
    const host = drawnAt.get(element)?.host;
    return host !== undefined && isAsDrawn(host, shown) && straysIn(element).length === 0;
  }

  function remove(element: Element): void {
    const host = drawnAt.get(element)?.host;
    if (host) removeHost(host);
    straysIn(element).forEach(removeHost);
    drawnAt.delete(element);
  }

  /** Copies the page made, and hosts it keeps elsewhere; those of places within are none. */
  function straysIn(element: Element): Element[] {
    return [...element.querySelectorAll(hostTag)].filter(
      (host) => host.previousSibling !== drawnBy.get(host)?.target.place.anchor,
    );
  }

  return {
    update,
    remove,
    of: (host: Element) => drawnBy.get(host),
    /** Takes the buttons off places that show something else by now: before anybody sees them. */
    dropStale(elements: Iterable<Element>): void {
      for (const element of elements) {
        const drawn = drawnAt.get(element);
        if (drawn && !isUntouched(drawn)) remove(element);
      }
    },
    isUntouched,
  };

  /** Whether the place still shows what the buttons were drawn for. */
  function isUntouched({ host, target }: Drawn): boolean {
    const { element, place } = target;
    const now = read(element);
    return (
      drawnAt.get(element)?.host === host &&
      now !== null &&
      now.found.text === place.found.text &&
      isSameRecord(now, place)
    );
  }
}

function isSameRecord({ owner: one }: NumberPlace, { owner: other }: NumberPlace): boolean {
  return one.record?.module === other.record?.module && one.record?.id === other.record?.id;
}
