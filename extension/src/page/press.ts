import { isAsDrawn, type Target } from "./number-host.ts";

/** What became of a press: only `go` does what the button says. */
export type Verdict = "go" | "ignore" | "redraw";

/**
 * Judges a click on one of our buttons. The page can send clicks, move, rewrite, cover or focus a
 * button; only a person's own press on an untouched button that they can see counts.
 */
export async function judgePress(
  event: MouseEvent,
  pressed: Element,
  { host, target }: { readonly host: HTMLElement; readonly target: Target },
  { isSeen }: { readonly isSeen: (element: Element) => Promise<boolean> },
  { reached }: { readonly reached: WeakSet<Element> },
): Promise<Verdict> {
  if (!event.isTrusted) return "ignore";
  if (!isAsDrawn(host, target)) return "redraw";
  // A press by keyboard has no pointer; `detail` counts clicks.
  const isOwn = event.detail > 0 || reached.has(host);
  if (!isOwn || !(await isSeen(pressed))) return "ignore";
  // The menu that opens may be walked by keyboard.
  reached.add(host);
  return "go";
}
