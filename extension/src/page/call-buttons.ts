import type { FoundText } from "../contracts/page.ts";
import type { PageNumber } from "../contracts/page-answers.ts";
import {
  callButton,
  drawHost,
  hostTag,
  isAsDrawn,
  say,
  showLive,
  type Target,
} from "./action-host.ts";
import { watchKeyboardFocus } from "./keyboard-focus.ts";
import type { PageAdapter, PhoneField } from "./phone-field.ts";
import { judgePress, type PressGuards } from "./press.ts";
import { watchSeen } from "./seen.ts";
import { watchPage } from "./watch-page.ts";

export interface CallButtonsNeeds {
  readonly adapter: PageAdapter;
  readonly readNumbers: (text: FoundText) => Promise<PageNumber[]>;
  readonly dial: (target: Target) => Promise<{ message: string | null }>;
  readonly signal: AbortSignal;
}

interface Drawn {
  readonly host: HTMLElement;
  readonly target: Target;
}

/** Keeps one call button behind each number on the page. Returns how to show the live call. */
export function keepCallButtons({ adapter, readNumbers, dial, signal }: CallButtonsNeeds) {
  const drawnIn = new WeakMap<Element, readonly Drawn[]>();
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
    const numbers = field === null ? [] : await readNumbers(textOf(field));
    // The cell may have changed while its text was read.
    const now = adapter.readField(cell);
    if (signal.aborted || !cell.isConnected || now?.text !== field?.text) return;
    if (now === null) remove(cell);
    else if (!isCurrent(cell, now, numbers)) redraw(cell, now, numbers);
  }

  function isCurrent(cell: Element, field: PhoneField, numbers: readonly PageNumber[]): boolean {
    const drawn = drawnIn.get(cell) ?? [];
    return (
      drawn.length === numbers.length &&
      cell.querySelectorAll(hostTag).length === numbers.length &&
      drawn.every(
        ({ host, target }, place) =>
          target.number.number === numbers[place]?.number &&
          target.field.number === field.number &&
          isSameRecord(target.field, field) &&
          isAsDrawn(host, target),
      )
    );
  }

  function redraw(cell: Element, field: PhoneField, numbers: readonly PageNumber[]): void {
    remove(cell);
    let after = field.number;
    const drawn = numbers.map((number, place) => {
      const one = draw(cell, { field, number, after, place });
      after = one.host;
      return one;
    });
    drawnIn.set(cell, drawn);
  }

  function draw(cell: Element, target: Target): Drawn {
    const host = drawHost(target);
    targets.set(host, target);
    showLive(host, target.number.number === liveNumber);
    const button = callButton(host);
    if (button !== null) {
      seen.watch(button);
      keepFromPage(button, signal);
      button.addEventListener("click", (event) => void press(event, cell, { host, target }), {
        signal,
      });
      // Not when the focus goes to another window: the words are read on the way back.
      const forget = (): void => void (document.hasFocus() && say(host, target, null));
      button.addEventListener("blur", forget, { signal });
    }
    return { host, target };
  }

  async function press(event: MouseEvent, cell: Element, { host, target }: Drawn): Promise<void> {
    const now = adapter.readField(cell);
    const untouched =
      drawnIn.get(cell)?.some((one) => one.host === host) === true &&
      now !== null &&
      isSameRecord(now, target.field) &&
      now.text === target.field.text;
    const verdict = untouched ? await judgePress(event, host, target, guards) : "redraw";
    if (verdict === "redraw") {
      remove(cell);
      await update(cell);
    }
    if (verdict !== "call") return;
    say(host, target, null);
    const { message } = await dial(target);
    say(host, target, message);
  }

  /** Also what the page made of our hosts: copies, or hosts it keeps elsewhere. */
  function remove(cell: Element): void {
    for (const { host } of drawnIn.get(cell) ?? []) host.remove();
    for (const stray of cell.querySelectorAll(hostTag)) stray.remove();
    drawnIn.delete(cell);
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

function textOf({ text, field, country }: PhoneField): FoundText {
  return { text, field, ...(country !== undefined && { country }) };
}

function isSameRecord(one: PhoneField, other: PhoneField): boolean {
  return one.record?.module === other.record?.module && one.record?.id === other.record?.id;
}

function removeAllHosts(): void {
  for (const host of document.querySelectorAll(hostTag)) host.remove();
}
