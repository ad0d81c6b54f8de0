import { hostTag } from "./action-host.ts";
import type { PageAdapter } from "./phone-field.ts";

/**
 * Reports every cell that shows a phone field: those on the page, and those that come or change.
 * Only what changed is looked at, and a cell waits until it is near the window.
 */
export function watchPage(
  adapter: PageAdapter,
  report: (cell: Element) => void,
  signal: AbortSignal,
): void {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        report(target);
      }
    },
    { rootMargin: "300px" },
  );
  const look = (root: Element): void => {
    for (const cell of adapter.findCells(root)) {
      near.unobserve(cell);
      near.observe(cell);
    }
  };
  const changes = new MutationObserver((records) => {
    const roots = new Set<Element>();
    for (const record of records) {
      if (!isOurs(record) && record.target instanceof Element) roots.add(record.target);
    }
    roots.forEach(look);
  });
  signal.addEventListener("abort", () => {
    near.disconnect();
    changes.disconnect();
  });
  look(document.body);
  changes.observe(document.body, { childList: true, subtree: true });
}

/** Our own hosts come and go as well; a host that goes alone was taken by the page. */
function isOurs({ addedNodes, removedNodes }: MutationRecord): boolean {
  return (
    removedNodes.length === 0 &&
    [...addedNodes].every((node) => node.nodeName === hostTag.toUpperCase())
  );
}
