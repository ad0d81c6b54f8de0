import { callButton, isAsDrawn, type Target } from "./action-host.ts";

export interface PressGuards {
  readonly isSeen: (element: Element) => Promise<boolean>;
  readonly reachedByKeyboard: (host: Element) => boolean;
}

/** What became of a press: only `call` dials. */
export type Verdict = "call" | "ignore" | "redraw";

/**
 * Judges a click on a call button. The page can send clicks, move, rewrite, cover or focus the
 * button; only a person's own press on an untouched button that they can see counts.
 */
export async function judgePress(
  event: MouseEvent,
  host: HTMLElement,
  target: Target,
  guards: PressGuards,
): Promise<Verdict> {
  if (!event.isTrusted) return "ignore";
  if (!isAsDrawn(host, target)) return "redraw";
  const button = callButton(host);
  if (button === null) return "redraw";
  // A press by keyboard has no pointer; `detail` counts clicks.
  if (event.detail === 0 && !guards.reachedByKeyboard(host)) return "ignore";
  return (await guards.isSeen(button)) ? "call" : "ignore";
}
