import { hostTag } from "../our-hosts.ts";
import type { Root } from "../page-adapter.ts";

/** `root` and the open shadow roots in it, nested ones, too; not our own. */
export function rootsIn(root: Root): Root[] {
  const elements = [...(root instanceof Element ? [root] : []), ...root.querySelectorAll("*")];
  const inside = elements.flatMap(({ localName, shadowRoot }) =>
    shadowRoot && localName !== hostTag ? rootsIn(shadowRoot) : [],
  );
  return [root, ...inside];
}
