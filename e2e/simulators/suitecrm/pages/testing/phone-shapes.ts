import type { Page } from "playwright";

/** What to look for in a page: whole texts, and numbers in the middle of a text. */
export interface Wanted {
  readonly texts: readonly string[];
  readonly inProse: readonly string[];
}

/**
 * The way from the content down to each number on a page, as names of elements, classes and
 * attributes. The same kind of place gives the same text, whatever stands in it.
 */
export async function phoneShapes(page: Page, wanted: Wanted): Promise<string[]> {
  return await page.evaluate(({ texts, inProse }) => {
    const known = new Set(texts);
    const ignoredAttributes = new Set(["class", "style", "data-expanded", "data-enhanced"]);
    const ignoredClasses = /^(?:oddListRowS1|evenListRowS1|footable-\d+|breakpoint.*)$/;

    const ownText = (element: Element): string => {
      if (element instanceof HTMLInputElement)
        return ["hidden", "checkbox"].includes(element.type) ? "" : element.value;
      if (element instanceof HTMLTextAreaElement) return element.value;
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      return own.map((node) => node.textContent).join("");
    };
    const isNumber = (text: string): boolean =>
      known.has(text) || inProse.some((number) => text.includes(number));
    const step = (element: Element): string => {
      const classes = [...element.classList].filter((name) => !ignoredClasses.test(name));
      const attributes = element
        .getAttributeNames()
        .filter((name) => !name.startsWith("on") && !ignoredAttributes.has(name));
      const marks = attributes.toSorted().map((name) => {
        const says = ["type", "scope"].includes(name) ? `=${element.getAttribute(name)}` : "";
        return `[${name}${says}]`;
      });
      return [element.localName, ...classes.toSorted().map((name) => `.${name}`), ...marks].join(
        "",
      );
    };

    const shapes = [...document.body.querySelectorAll("*")]
      .filter((element) => !["SCRIPT", "OPTION", "STYLE"].includes(element.tagName))
      .filter((element) => isNumber(ownText(element).trim()))
      .filter((element) => element.closest("nav, #sidebar_container") === null)
      .map((element) => {
        const steps: string[] = [];
        for (
          let at: Element | null = element;
          at !== null && at.id !== "content" && at !== document.body;
          at = at.parentElement
        )
          steps.unshift(step(at));
        return steps.join(" > ");
      });
    return [...new Set(shapes)].toSorted();
  }, wanted);
}
