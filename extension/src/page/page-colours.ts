import { onceATurn } from "./remembered.ts";

/** Whether what stands behind an element is dark: buttons follow the page, not the system. */
export const isOnDark = onceATurn((element: Element): boolean => {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (
    getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []
  ).map(Number);
  if (alpha > 0.5) return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110;
  return element.parentElement !== null && isOnDark(element.parentElement);
});
