export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements, and texts exactly as written. */
  readonly children: readonly (Element | string)[];
}

export const elementsOf = (element: Element): readonly Element[] =>
  element.children.filter((child) => typeof child !== "string");

/** The element's own text, white space as written. */
export const textOf = (element: Element): string =>
  element.children.filter((child) => typeof child === "string").join("");
