import type { PageNumber } from "../contracts/page-answers.ts";
import { buttonLabel } from "./button-label.ts";
import { elementOf } from "./element-text.ts";
import { hostStyle } from "./host-style.ts";
import { buttonIcons, drawIcon } from "./icons.ts";
import { hostTag } from "./our-hosts.ts";
import type { NumberPlace } from "./page-adapter.ts";

/** What buttons say, to the eye and to a screen reader. */
export interface Shown {
  readonly place: NumberPlace;
  /** At least one; what people wrote into one field. */
  readonly numbers: readonly [PageNumber, ...PageNumber[]];
}

/** What drawn buttons stand for: kept in our memory, never read back from the page. */
export interface Target extends Shown {
  readonly element: Element;
}

export type ButtonName = keyof typeof buttonIcons;

export const buttonNames = Object.keys(buttonIcons) as ButtonName[];
const template = document.createElement("template");
const buttons = buttonNames.map((name) => {
  const popup = name === "more" ? "aria-haspopup=menu" : "";
  return `<button data-name="${name}" ${popup}>${drawIcon(buttonIcons[name])}</button>`;
});
template.innerHTML = `<span class="strip">${buttons.join("")}</span>`;

/** Draws the buttons of one place behind it. Attributes are for readers; nothing trusts them. */
export function drawHost(target: Target): HTMLElement {
  const host = document.createElement(hostTag);
  for (const [name, value] of Object.entries(hostAttributes(target)))
    host.setAttribute(name, value);
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [hostStyle];
  shadow.append(template.content.cloneNode(true));
  for (const name of buttonNames) {
    const button = buttonOf(host, name);
    if (name === "text" && !takesTexts(target)) button?.remove();
    else if (button) button.ariaLabel = labelOf(target, name);
  }
  const strip = stripOf(host);
  if (strip && isDense(target.place)) strip.popover = "manual";
  target.place.anchor.after(host);
  return host;
}

export function stripOf(host: HTMLElement): HTMLElement | null {
  return host.shadowRoot?.querySelector<HTMLElement>(".strip") ?? null;
}

function buttonOf(host: HTMLElement, name: ButtonName): HTMLButtonElement | null {
  return host.shadowRoot?.querySelector<HTMLButtonElement>(`button[data-name=${name}]`) ?? null;
}

/** Whether the host is where and what it is when this is drawn. */
export function isAsDrawn(host: HTMLElement, shown: Shown): boolean {
  const wanted = hostAttributes(shown);
  return (
    host.isConnected &&
    host.previousSibling === shown.place.anchor &&
    host.getAttributeNames().length === Object.keys(wanted).length &&
    Object.entries(wanted).every(([name, value]) => host.getAttribute(name) === value) &&
    buttonOf(host, "call")?.ariaLabel === labelOf(shown, "call")
  );
}

/** Shows whether this number is the one being talked to. */
export function showLive(host: HTMLElement, isLive: boolean): void {
  buttonOf(host, "call")?.toggleAttribute("data-live", isLive);
}

/** Says which button the pointer or the focus is on; its words are drawn only while they are read. */
export function labelTip(host: HTMLElement, button: HTMLElement | null): void {
  const strip = stripOf(host);
  const said = strip?.querySelector("[data-said]");
  if (said) return;
  if (button?.ariaLabel) tipOf(host).textContent = button.ariaLabel;
  else strip?.querySelector(".tip")?.remove();
}

/** Says beside a button what came of pressing it; null takes the words away. */
export function say(host: HTMLElement, name: ButtonName, message: string | null): void {
  const button = buttonOf(host, name);
  if (!button) return;
  button.toggleAttribute("data-said", message !== null);
  button.ariaDescription = message;
  if (message !== null) tipOf(host).textContent = message;
  else labelTip(host, null);
}

function tipOf(host: HTMLElement): Element {
  const strip = stripOf(host);
  const known = strip?.querySelector(".tip");
  if (known) return known;
  const tip = document.createElement("span");
  tip.className = "tip";
  tip.role = "status";
  strip?.append(tip);
  return tip;
}

function hostAttributes({ place, numbers }: Shown): Record<string, string> {
  const { record } = place.owner;
  return {
    "data-number": numbers[0].number,
    ...(record && { "data-module": record.module, "data-record": record.id }),
    "data-field": place.found.field,
    ...(isDense(place) && { "data-dense": "" }),
  };
}

/** In a row or behind an input there is no room: buttons wait for the pointer or the focus. */
function isDense({ anchor }: NumberPlace): boolean {
  return anchor instanceof HTMLInputElement || elementOf(anchor)?.closest("tr,[role=row]") != null;
}

function takesTexts({ numbers }: Shown): boolean {
  return numbers.some((number) => number.takesTexts);
}

function labelOf({ place, numbers }: Shown, name: ButtonName): string {
  if (name === "text")
    return buttonLabel(
      "Text",
      place,
      numbers.filter((number) => number.takesTexts),
    );
  return buttonLabel(name === "call" ? "Call" : "More for", place, numbers);
}
