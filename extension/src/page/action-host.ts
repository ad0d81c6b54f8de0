import type { PageNumber } from "../contracts/page-answers.ts";
import { actionStyle } from "./action-host.css.ts";
import { callLabel } from "./call-label.ts";
import { isOnDark } from "./page-colours.ts";
import type { PhoneField } from "./phone-field.ts";

export const hostTag = "ringback-actions";

/** What a drawn button stands for: kept in our memory, never read back from the page. */
export interface Target {
  readonly field: PhoneField;
  readonly number: PageNumber;
  /** What the host stands behind: the number, or the host of the number before it. */
  readonly after: ChildNode;
  /** Which of the field's numbers it is, from 0. */
  readonly place: number;
}

const phoneIcon =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5l1.5-2.5 5 2v4a2 2 0 0 1-2 2a16 16 0 0 1-15-15a2 2 0 0 1 2-2"/></svg>';

/** Draws the buttons of one number behind it. Attributes are for readers; nothing trusts them. */
export function drawHost(target: Target): HTMLElement {
  const { field, after, place } = target;
  const host = document.createElement(hostTag);
  for (const [name, value] of Object.entries(hostAttributes(target)))
    host.setAttribute(name, value);
  const shadow = host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = actionStyle;
  const strip = document.createElement("span");
  strip.className = "strip";
  if (isOnDark(field.cell)) strip.dataset["dark"] = "";
  if (field.dense) strip.style.left = `${6 + 24 * place}px`;
  const button = document.createElement("button");
  button.type = "button";
  button.innerHTML = phoneIcon;
  const tip = document.createElement("span");
  tip.className = "tip";
  tip.role = "status";
  strip.append(button, tip);
  shadow.append(style, strip);
  const label = labelOf(target);
  button.setAttribute("aria-label", label);
  tip.textContent = label;
  after.after(host);
  return host;
}

export function callButton(host: HTMLElement): HTMLButtonElement | null {
  return host.shadowRoot?.querySelector("button") ?? null;
}

/** Whether the host is where and what it was when it was drawn. */
export function isAsDrawn(host: HTMLElement, target: Target): boolean {
  const wanted = hostAttributes(target);
  return (
    host.isConnected &&
    host.previousSibling === target.after &&
    target.field.cell.contains(host) &&
    host.getAttributeNames().length === Object.keys(wanted).length &&
    Object.entries(wanted).every(([name, value]) => host.getAttribute(name) === value) &&
    callButton(host)?.ariaLabel === labelOf(target)
  );
}

/** Shows whether this number is the one being talked to. */
export function showLive(host: HTMLElement, live: boolean): void {
  callButton(host)?.toggleAttribute("data-live", live);
}

/** Says beside the button why there is no call; null takes the words away. */
export function say(host: HTMLElement, target: Target, message: string | null): void {
  const tip = host.shadowRoot?.querySelector(".tip");
  if (!tip) return;
  tip.textContent = message ?? labelOf(target);
  tip.toggleAttribute("data-said", message !== null);
  const button = callButton(host);
  if (button) button.ariaDescription = message;
}

function hostAttributes({ field, number }: Target): Record<string, string> {
  return {
    "data-number": number.number,
    ...(field.record && { "data-module": field.record.module, "data-record": field.record.id }),
    "data-field": field.field,
    ...(field.dense && { "data-dense": "" }),
  };
}

function labelOf({ field, number }: Target): string {
  return callLabel(field, number);
}
