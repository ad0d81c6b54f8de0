import type { PageNumber } from "../contracts/page.ts";
import { callButton, drawHost, hostTag, isAsDrawn, showLive, type Target } from "./action-host.ts";
import { watchKeyboardFocus } from "./keyboard-focus.ts";
import type { PageAdapter, PhoneField } from "./phone-field.ts";
import { judgePress, type PressGuards } from "./press.ts";
import { watchSeen } from "./seen.ts";
import { watchPage } from "./watch-page.ts";

export interface CallButtonsNeeds {
  readonly adapter: PageAdapter;
  readonly readNumber: (text: { text: string; field: string }) => Promise<PageNumber>;
  readonly dial: (target: Target) => Promise<{ message: string | null }>;
  readonly signal: AbortSignal;
}

/** Keeps one call button behind each number on the page. Returns how to show the live call. */
export function keepCallButtons({ adapter, readNumber, dial, signal }: CallButtonsNeeds) {
  const drawn = new WeakMap<Element, { host: HTMLElement; target: Target }>();
  const targets = new WeakMap<HTMLElement, Target>();
  const seen = watchSeen(signal);
  const keyboard = watchKeyboardFocus(signal);
  const guards: PressGuards = { isSeen: seen.isSeen, reachedByKeyboard: keyboard.reached };
  let liveNumber: string | null = null;

  removeAllHosts();
  signal.addEventListener("abort", removeAllHosts);
  watchPage(adapter, (cell) => void update(cell), signal);

  async function update(cell: Element): Promise<void> {
    const field = adapter.readField(cell);
    const number = field && (await readNumber({ text: field.text, field: field.field }));
    // The cell may have changed while the number was read.
    const now = adapter.readField(cell);
    if (signal.aborted || !cell.isConnected || now?.text !== field?.text) return;
    if (now === null || !number) remove(cell);
    else if (!isCurrent(cell, now, number)) redraw(cell, { field: now, number });
  }

  function isCurrent(cell: Element, field: PhoneField, number: NonNullable<PageNumber>): boolean {
    const old = drawn.get(cell);
    return (
      old !== undefined &&
      old.target.number.number === number.number &&
      old.target.field.number === field.number &&
      isSameRecord(old.target.field, field) &&
      isAsDrawn(old.host, old.target)
    );
  }

  function redraw(cell: Element, target: Target): void {
    remove(cell);
    for (const stray of cell.querySelectorAll(hostTag)) stray.remove();
    const host = drawHost(target);
    drawn.set(cell, { host, target });
    targets.set(host, target);
    showLive(host, target.number.number === liveNumber);
    const button = callButton(host);
    if (button === null) return;
    seen.watch(button);
    keepFromPage(button, signal);
    button.addEventListener("click", (event) => void press(event, cell, host, target), { signal });
  }

  async function press(
    event: MouseEvent,
    cell: Element,
    host: HTMLElement,
    target: Target,
  ): Promise<void> {
    const now = adapter.readField(cell);
    const untouched =
      drawn.get(cell)?.host === host &&
      now !== null &&
      isSameRecord(now, target.field) &&
      now.text === target.field.text;
    const verdict = untouched ? await judgePress(event, host, target, guards) : "redraw";
    if (verdict === "redraw") {
      remove(cell);
      await update(cell);
    }
    if (verdict !== "call") return;
    const { message } = await dial(target);
    if (message !== null) say(host, message);
  }

  function remove(cell: Element): void {
    drawn.get(cell)?.host.remove();
    drawn.delete(cell);
  }

  return {
    showLiveCall(number: string | null): void {
      liveNumber = number;
      for (const host of document.querySelectorAll<HTMLElement>(hostTag)) {
        showLive(host, number !== null && targets.get(host)?.number.number === number);
      }
    },
  };
}

/** The CRM opens its editor on a double click and swallows Enter: our button's events stay ours. */
function keepFromPage(button: HTMLElement, signal: AbortSignal): void {
  for (const type of ["click", "dblclick", "keypress"]) {
    button.addEventListener(type, (event) => event.stopPropagation(), { signal });
  }
}

function say(host: HTMLElement, message: string): void {
  const button = callButton(host);
  button?.setAttribute("aria-description", message);
}

function isSameRecord(one: PhoneField, other: PhoneField): boolean {
  return one.record?.module === other.record?.module && one.record?.id === other.record?.id;
}

function removeAllHosts(): void {
  for (const host of document.querySelectorAll(hostTag)) host.remove();
}
