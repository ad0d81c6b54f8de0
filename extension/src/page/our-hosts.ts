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

/** Whether a change is ours alone; a host that goes by itself was taken by the page. */
export function isOurWork({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  return (
    type === "childList" &&
    [...addedNodes].every((node) => node.nodeName === hostTag.toUpperCase()) &&
    [...removedNodes].every((node) => takenAway.has(node))
  );
}
