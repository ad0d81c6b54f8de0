import type { PageActions } from "./actions.ts";
import { createDrawnPlaces, type Drawn } from "./drawn-places.ts";
import { floatStrips } from "./floating-strips.ts";
import { watchKeyboardFocus } from "./keyboard-focus.ts";
import { buttonOf, labelTip, say, showLive, stripOf, type ButtonName } from "./number-host.ts";
import type { OpenMenu } from "./load-menu.ts";
import { hostTag, removeAllHosts } from "./our-hosts.ts";
import type { NumberReader } from "./number-reader.ts";
import { everyPlace, type PageAdapter } from "./page-adapter.ts";
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
  const targets = new WeakMap<Element, Drawn>();
  const seen = watchSeen(signal);
  const keyboard = watchKeyboardFocus(signal);
  const guards = { isSeen: seen.isSeen, reachedByKeyboard: keyboard.reached };
  let liveNumber: string | null = null;

  removeAllHosts();
  signal.addEventListener("abort", () => removeAllHosts());
  const places = createDrawnPlaces({
    read: (element) => readElement(element, adapter, wantsProse()),
    readNumbers: (found) => reader.read(found),
    onDrawn,
    signal,
  });
  const lookAtAll = watchPage({
    adapter,
    wantsProse,
    onCandidate: (text) => reader.note(text),
    onNear: (elements) => void places.update(elements),
    onChanged: (elements) => places.dropStale(elements),
    signal,
  });
  const retype = ({ target }: Event): void => {
    if (!(target instanceof Element)) return;
    void places.update([target.closest(everyPlace(adapter)) ?? target]);
  };
  floatStrips(signal);
  addEventListener("input", retype, { capture: true, passive: true, signal });

  function onDrawn(drawn: Drawn): void {
    const { host } = drawn;
    const strip = stripOf(host);
    if (!strip) return;
    targets.set(host, drawn);
    showLive(host, isLive(drawn));
    // The CRM opens its editor on a double click and swallows Enter: our events stay ours.
    for (const type of ["click", "dblclick", "keypress", "mousedown", "pointerdown"])
      strip.addEventListener(type, (event) => event.stopPropagation(), { signal });
    strip.addEventListener("click", (event) => press(event, drawn), { signal });
    const point = ({ target: pointed }: Event): void => {
      const button =
        pointed instanceof Element ? pointed.closest<HTMLElement>("[data-name]") : null;
      labelTip(host, button);
    };
    for (const type of ["pointerover", "focusin"]) strip.addEventListener(type, point, { signal });
    strip.addEventListener("pointerleave", () => labelTip(host, null), { signal });
    // Words stay while the focus is in another window: they are read on the way back.
    const forget = (): void => {
      if (document.hasFocus()) for (const name of buttonNames) say(host, name, null);
    };
    strip.addEventListener("focusout", forget, { signal });
    const watchCall = (): void => {
      const call = buttonOf(host, "call");
      if (call) seen.watch(call);
    };
    if (host.hasAttribute("data-dense"))
      strip.addEventListener("pointerenter", watchCall, { signal });
    else watchCall();
  }

  function press(event: MouseEvent, drawn: Drawn): void {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
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
      ? await judgePress(event, pressed, drawn, guards)
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
      liveNumber = number;
      for (const host of document.querySelectorAll<HTMLElement>(hostTag)) {
        const drawn = targets.get(host);
        if (drawn) showLive(host, isLive(drawn));
      }
    },
    /** Settings changed: everything is found and read anew. */
    redrawAll(): void {
      removeAllHosts();
      lookAtAll();
    },
    /** The host's place, if it is one of ours. */
    placeOf: (host: Element) => targets.get(host)?.target,
  };
}

const buttonNames = ["call", "text", "more"] as const;
