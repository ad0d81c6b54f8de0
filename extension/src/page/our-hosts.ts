export const hostTag = "ringback-actions";

const takenAway = new WeakSet<Node>();

/** What the page itself keeps in an element. */
export function childrenOf(element: Element): Element[] {
  return [...element.children].filter(({ localName }) => localName !== hostTag);
}

/** Takes a host off the page without taking that for the page's own doing. */
export function removeHost(host: Element): void {
  takenAway.add(host);
  host.remove();
}

/** Whether a change is ours alone, one host at a time; one that goes by itself was taken by the page. */
export function isOurWork({ addedNodes, removedNodes }: MutationRecord): boolean {
  const [added, removed] = [addedNodes[0], removedNodes[0]];
  if (addedNodes.length + removedNodes.length !== 1) return false;
  return removed ? takenAway.has(removed) : added?.nodeName === hostTag.toUpperCase();
}
