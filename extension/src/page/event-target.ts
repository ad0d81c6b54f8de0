import { hostTag } from "./our-hosts.ts";

/** What an event is about, in open shadow roots, too; our own host for what happens in it. */
export function targetOf(event: Event): Element {
  const path = event.composedPath().filter((one) => one instanceof Element);
  return path.find(({ localName }) => localName === hostTag) ?? path[0] ?? document.body;
}
