import type { PageNumber } from "../contracts/page-answers.ts";
import type { PageActions } from "./actions.ts";
import type { NumberPlace } from "./page-adapter.ts";

export interface MenuNeeds {
  readonly place: NumberPlace;
  readonly numbers: readonly [PageNumber, ...PageNumber[]];
  /** The button it opens below, and what it stands in. */
  readonly button: HTMLButtonElement;
  readonly strip: HTMLElement;
  readonly shadow: ShadowRoot;
  /** Only the numbers to call or to text, or all that can be done. */
  readonly opens: "call" | "text" | "more";
  readonly actions: PageActions;
  /** Runs what was chosen if the press was a person's own, and says what came of it. */
  readonly choose: (
    event: MouseEvent,
    item: HTMLElement,
    run: () => Promise<string | null>,
  ) => void;
}

export type OpenMenu = (needs: MenuNeeds) => void;

declare global {
  /** Left by the menu's own script, in the content scripts' world that no page sees. */
  var ringbackMenu: OpenMenu | undefined;
}

/** Few pages ever open the menu: the worker brings its script at the first press. */
export async function loadMenu(bring: () => Promise<unknown>): Promise<OpenMenu> {
  if (globalThis.ringbackMenu === undefined) await bring();
  const openMenu = globalThis.ringbackMenu;
  if (openMenu === undefined) throw new Error("No menu came");
  return openMenu;
}
