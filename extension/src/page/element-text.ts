/** The text of an element or a text node, with blanks as people see them. */
export function textOf(node: Node | null | undefined): string {
  return (node?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** The same, but of an input what is typed in it. */
export function shownIn(node: Node | null | undefined): string {
  return node instanceof HTMLInputElement ? node.value.trim() : textOf(node);
}

/** The text that stands in an element itself, not in what it holds. */
export function bareText(element: Element): ChildNode | undefined {
  return [...element.childNodes].find((node) => node instanceof Text && textOf(node) !== "");
}

/** Enough digits for a phone number, and little else between them. */
export function mayHoldNumber(text: string): boolean {
  return /\p{Nd}(?:[^\p{L}\p{Nd}]{0,4}\p{Nd}){5}/u.test(text);
}

/** The node itself, or the element around a text; at the top of a shadow root there is none. */
export function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
