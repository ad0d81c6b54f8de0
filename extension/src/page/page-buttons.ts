import type { PageActions } from "./actions.ts";
import { createDrawnPlaces, type Drawn } from "./drawn-places.ts";
import { targetOf } from "./event-target.ts";
import { floatStrips } from "./floating-strips.ts";
import { watchKeyboardFocus } from "./keyboard-focus.ts";
import { buttonNames, labelTip, say, showLive, stripOf, type ButtonName } from "./number-host.ts";
import type { OpenMenu } from "./load-menu.ts";
import { hostTag, removeHost } from "./our-hosts.ts";
import type { NumberReader } from "./number-reader.ts";
import { placeAround, type PageAdapter } from "./page-adapter.ts";
import { isOnDark } from "./page-colours.ts";
import { readElement } from "./page-places.ts";
import { judgePress } from "./press.ts";
import { watchSeen } from "./seen.ts";
import { watchPage } from "./watch-page.ts";

export interface PageButtonsNeeds {
  readonly adapter: PageAdapter;
  readonly wantsProse: () => boolean;
  readonly reader: NumberReader;
  readonly actions: PageActions;
  readonly loadMenu: () => Promise<OpenMenu>;
  readonly signal: AbortSignal;
}

/** Keeps the buttons of every number on the page. */
export function keepPageButtons(needs: PageButtonsNeeds) {
  const { adapter, wantsProse, reader, actions, loadMenu, signal } = needs;
  const listened = new WeakSet<Element>();
  const seen = watchSeen(signal);
  const keyboard = watchKeyboardFocus(signal);
  let liveNumber: string | null = null;
  let changes = 0;

  const hosts = (): HTMLElement[] =>
    (adapter.rootsIn?.(document) ?? [document]).flatMap((root) => [
      ...root.querySelectorAll<HTMLElement>(hostTag),
    ]);
  const removeAll = (): void => hosts().forEach(removeHost);
  // Elsewhere a script of before hears of this one and leaves; here it ended with its extension.
  if (import.meta.env.FIREFOX) removeAll();
  signal.addEventListener("abort", removeAll);
  const places = createDrawnPlaces({
    changes: () => changes,
    read: (element) => readElement(element, adapter, wantsProse()),
    readNumbers: (found) => reader.read(found),
    onDrawn,
    signal,
  });
  const lookAtAll = watchPage({
    adapter,
    wantsProse,
    onCandidate: (text) => reader.note(text),
    onNear: places.update,
    onChanged: (elements) => {
      changes += 1;
      places.dropStale(elements);
    },
    signal,
  });
  // Of what a script writes into an input no event tells: whoever comes to it does.
  const readInput = (event: Event): void => {
    const target = targetOf(event);
    if ("value" in target) void places.update([placeAround(target, adapter)]);
  };
  const float = floatStrips(attend, signal);
  for (const type of ["pointerover", "focusin", "input"])
    addEventListener(type, readInput, { capture: true, passive: true, signal });

  function onDrawn(drawn: Drawn): void {
    const { host } = drawn;
    if (isLive(drawn)) showLive(host, true);
    // Those that float are attended to once they are shown: a list has hundreds.
    if (host.hasAttribute("data-dense")) float(host);
    else attend(host);
  }

  function attend(host: HTMLElement): void {
    const drawn = places.of(host);
    const strip = stripOf(host);
    if (!drawn || !strip) return;
    // They stand beside an input, not on it.
    strip.toggleAttribute("data-dark", isOnDark(host));
    if (listened.has(host)) return;
    listened.add(host);
    const on = <Name extends keyof HTMLElementEventMap>(
      react: (event: HTMLElementEventMap[Name]) => void,
      ...names: Name[]
    ): void => names.forEach((name) => strip.addEventListener(name, react, { signal }));

    // The CRM opens its editor on a double click and swallows Enter: our events stay ours.
    const keep = (event: Event): void => event.stopPropagation();
    on(keep, "click", "dblclick", "keypress", "mousedown", "pointerdown");
    on((event) => press(event, drawn), "click");
    const reach = (event: Event): void => {
      const button = buttonAt(event);
      labelTip(host, button);
      if (button) seen.watch(button);
    };
    on(reach, "pointerover", "focusin");
    keyboard.watch(host);
    on(() => labelTip(host, null), "pointerleave");
    // Words stay while the focus is in another window: they are read on the way back.
    const forget = (): void => {
      if (document.hasFocus()) for (const name of buttonNames) say(host, name, null);
    };
    on(forget, "focusout");
  }

  function press(event: MouseEvent, drawn: Drawn): void {
    const button = buttonAt(event);
    const name = button?.dataset["name"] as ButtonName | undefined;
    if (!button || !name) return;
    void judged(event, button, drawn, name, async () => {
      const { place, numbers } = drawn.target;
      const fitting = name === "text" ? numbers.filter((one) => one.takesTexts) : numbers;
      const [only, another] = fitting;
      if (name !== "more" && only && !another)
        return (await actions[name === "call" ? "dial" : "text"](place, only)).message;
      await showMenu(button, drawn, name);
      return null;
    });
  }

  async function showMenu(
    button: HTMLButtonElement,
    drawn: Drawn,
    opens: ButtonName,
  ): Promise<void> {
    const { place, numbers } = drawn.target;
    const { shadowRoot: shadow } = drawn.host;
    const strip = stripOf(drawn.host);
    const openMenu = await loadMenu();
    if (!shadow || !strip) return;
    const choose = (event: MouseEvent, item: HTMLElement, run: () => Promise<string | null>) =>
      void judged(event, item, drawn, opens, () => {
        item.closest<HTMLElement>("[popover]")?.hidePopover();
        return run();
      });
    openMenu({ place, numbers, button, strip, shadow, opens, actions, choose });
  }

  async function judged(
    event: MouseEvent,
    pressed: HTMLElement,
    drawn: Drawn,
    name: ButtonName,
    run: () => Promise<string | null>,
  ): Promise<void> {
    const verdict = places.isUntouched(drawn)
      ? await judgePress(event, pressed, drawn, seen, keyboard)
      : "redraw";
    if (verdict === "redraw") {
      places.remove(drawn.target.element);
      await places.update([drawn.target.element]);
    }
    if (verdict !== "go") return;
    say(drawn.host, name, null);
    // Expected trouble comes with words, e.g. that the extension was updated under the page.
    const message = await run().catch((error: Error) => error.message);
    if (message !== null) say(drawn.host, name, message);
  }

  function isLive({ target }: Drawn): boolean {
    return target.numbers.some(({ number }) => number === liveNumber);
  }

  return {
    showLiveCall(number: string | null): void {
      if (number === liveNumber) return;
      liveNumber = number;
      for (const host of hosts()) {
        const drawn = places.of(host);
        if (drawn) showLive(host, isLive(drawn));
      }
    },
    /** Whose buttons a host has. */
    drawnBy: places.of,
    /** Settings changed: everything is found and read anew. */
    redrawAll(): void {
      removeAll();
      lookAtAll();
    },
  };
}

function buttonAt({ target }: Event): HTMLButtonElement | null {
  return target instanceof Element ? target.closest("button") : null;
}
