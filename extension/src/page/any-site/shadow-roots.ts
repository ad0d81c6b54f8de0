import { hostTag } from "./our-hosts.ts";

/** The open shadow roots below `root`, but not those in them. */
export function shadowRootsIn(root: ParentNode): ShadowRoot[] {
  return [...root.querySelectorAll("*")].flatMap(({ localName, shadowRoot }) =>
    shadowRoot && localName !== hostTag ? [shadowRoot] : [],
  );
}
