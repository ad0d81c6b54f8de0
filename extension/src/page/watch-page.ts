import { elementOf, mayHoldNumber } from "./element-text.ts";
import { divide, isLongList, watchLongLists } from "./long-lists.ts";
import { watchNearness } from "./near-window.ts";
import { isOurWork } from "./our-hosts.ts";
import { everyPlace, type PageAdapter } from "./page-adapter.ts";
import { findProse, proseIn } from "./prose.ts";

interface PageWatch {
  readonly adapter: PageAdapter;
  readonly wantsProse: () => boolean;
  /** A text that may be a number, wherever it stands. */
  readonly onCandidate: (text: string) => void;
  /** These places came near the window, or changed there: read them. */
  readonly onNear: (places: readonly Element[]) => Promise<void>;
  /** The page changed, and these places may show something else now; told before it is drawn. */
  readonly onChanged: (places: ReadonlySet<Element>) => void;
  readonly signal: AbortSignal;
}

/**
 * Finds every element that may show a number: those on the page, and those that come or change.
 * Only what changed is looked at, long lists only where they can be seen. Returns what looks at
 * everything once more.
 */
export function watchPage(watch: PageWatch): () => void {
  const { adapter, wantsProse, onCandidate, onNear, onChanged, signal } = watch;
  const selector = everyPlace(adapter);
  const expect = watchNearness(onNear, signal);
  const near: Element[] = [];
  const lists = watchLongLists((rows) => {
    rows.forEach(look);
    return bringAll();
  }, signal);

  function look(root: Element): void {
    divide(root, (list) => lists.watch(list, true), take);
  }

  function take(root: Element): void {
    if (root.matches(selector)) consider(root);
    for (const part of adapter.rootsIn?.(root, look) ?? [root]) {
      if (part !== root) changes.observe(part, watched);
      part.querySelectorAll(selector).forEach(consider);
      if (wantsProse()) findProse(part).forEach(expect);
    }
  }

  function consider(element: Element): void {
    const text = element.textContent ?? "";
    if (!element.matches(adapter.phones) && !mayHoldNumber(text)) return;
    onCandidate(text);
    bringNear(element);
  }

  function bringNear(element: Element): void {
    // The browser tells of nearness only a frame later.
    if (!lists.isNear(element)) expect(element);
    else if (near.push(element) === 1) queueMicrotask(() => void bringAll());
  }

  const bringAll = (): Promise<void> => onNear(near.splice(0));

  const changes = new MutationObserver((records) => {
    const arrived = new Set<Element>();
    const changed = new Set<Element>();
    const foreign = records.filter((record) => !isOurWork(record));
    if (foreign.length === 0) return;
    for (const record of foreign) {
      // What stands at the top of a shadow root has no element above it.
      const target = elementOf(record.target);
      if (target) for (const place of placesOf(target, record)) changed.add(place);
      if (target && (lists.has(target) || isLongList(target))) lists.watch(target);
      else record.addedNodes.forEach((node) => node instanceof Element && arrived.add(node));
    }
    const outermost = [...arrived].filter(
      ({ isConnected, parentElement: parent }) => isConnected && !(parent && arrived.has(parent)),
    );
    adapter.onArrival?.(outermost);
    onChanged(changed);
    changed.forEach(bringNear);
    outermost.forEach(look);
  });

  /** Where a change may alter what is shown: a link tells whose its whole row is. */
  function placesOf(target: Element, { type }: MutationRecord): Iterable<Element> {
    const row = type === "attributes" ? target.closest("tr") : null;
    if (row) return row.querySelectorAll(selector);
    const place = target.closest(selector);
    if (place) return [place];
    return wantsProse() && proseIn(target).length > 0 ? [target] : [];
  }

  function lookAtAll(): void {
    look(document.body);
  }

  signal.addEventListener("abort", () => changes.disconnect());
  adapter.onArrival?.([document.body]);
  lookAtAll();
  changes.observe(document.body, watched);
  return lookAtAll;
}

const watched: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributeFilter: ["href"],
};
