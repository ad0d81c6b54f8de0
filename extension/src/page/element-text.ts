/** The text of an element or a text node, with blanks as people see them. */
export function textOf(node: Node | null | undefined): string {
  return (node?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** The text that stands in an element itself, not in what it holds. */
export function bareText(element: Element): ChildNode | undefined {
  return [...element.childNodes].find((node) => node instanceof Text && textOf(node) !== "");
}

/** Enough digits for a phone number, and little else between them. */
export function mayHoldNumber(text: string): boolean {
  return text.length > 5 && /\p{Nd}(?:[^\p{L}\p{Nd}]{0,4}\p{Nd}){5}/u.test(text);
}
