import type { Page } from "playwright";

/**
 * The ways from `app-root` down to each phone field, one line each: element names, class names and
 * attribute names, without what Angular numbers by the build, what says which field it is, and what
 * a layout decides (columns left or right).
 */
export function phonePaths(page: Page, leaves: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const isOfTheBuild = (name: string): boolean =>
      /^ng-(?!star)|^_ng|^field-column-bordered$/.test(name);
    const describe = (element: Element): string => {
      const classes = [...element.classList]
        .filter((name) => !isOfTheBuild(name))
        .map((name) =>
          name.replace(/(name-|column-|subpanel-|tab-(?=LBL))(?!type-|wrapper)[A-Za-z]\w*/i, "$1*"),
        )
        .toSorted();
      const attributes = element
        .getAttributeNames()
        .filter((name) => !/^(?:class|value|_ng.*)$/.test(name))
        .toSorted();
      const own = attributes.map((name) => `[${name}]`).join("");
      return `${element.localName}${classes.map((name) => `.${name}`).join("")}${own}`;
    };
    const pathTo = (leaf: Element): string => {
      const path: string[] = [];
      for (let at: Element | null = leaf; at !== null; at = at.parentElement) {
        path.unshift(describe(at));
        if (at.localName === "app-root") break;
      }
      return path.join("\n");
    };
    return [
      ...new Set([...document.querySelectorAll(selector)].map((leaf) => pathTo(leaf))),
    ].toSorted();
  }, leaves);
}
