import { mayHoldNumber } from "./element-text.ts";

const notProse = "script,style,noscript,textarea,code,[contenteditable],[aria-hidden=true]";

/** The elements below `root` whose own text may hold a number. */
export function findProse(root: ParentNode & Node): Set<Element> {
  const found = new Set<Element>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent && mayHoldNumber(node.nodeValue ?? "") && !parent.closest(notProse))
      found.add(parent);
  }
  for (const area of root.querySelectorAll("textarea")) found.add(area);
  return found;
}

/** The text nodes of an element that may hold a number: not what its children hold. */
export function proseIn(element: Element): readonly ChildNode[] {
  return [...element.childNodes].filter(
    (node) => node instanceof Text && mayHoldNumber(node.nodeValue ?? ""),
  );
}
