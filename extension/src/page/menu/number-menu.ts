import type { PageNumber } from "../../contracts/page-answers.ts";
import type { When } from "../actions.ts";
import { copyText } from "./copy-text.ts";
import { drawIcon } from "../icons.ts";
import type { OpenMenu, MenuNeeds } from "../load-menu.ts";
import { menuIcons } from "./menu-icons.ts";
import { menuStyle } from "./menu-style.ts";

interface Item {
  readonly icon: keyof typeof menuIcons;
  readonly words: string;
  /** Absent on an item that only opens more of the menu. */
  readonly run?: () => Promise<string | null>;
  readonly more?: readonly Item[];
}

const times: Record<When, string> = {
  "in-15-minutes": "In 15 minutes",
  "in-an-hour": "In an hour",
  "tomorrow-morning": "Tomorrow morning",
};

/** Opens the menu of a place below one of its buttons: every number in it, and what else can be done. */
export const openMenu: OpenMenu = (needs) => {
  const { button, strip, shadow } = needs;
  if (!shadow.adoptedStyleSheets.includes(menuStyle)) shadow.adoptedStyleSheets.push(menuStyle);
  const menu = document.createElement("div");
  menu.className = "menu";
  menu.role = "menu";
  menu.popover = "auto";
  show(menu, itemsOf(needs), needs);
  menu.addEventListener("keydown", (event) => moveFocus(event, menu));
  // The browser gives the focus back by itself only outside of shadow roots.
  menu.addEventListener("beforetoggle", (event) => {
    if (event.newState === "closed" && menu.matches(":focus-within")) button.focus();
  });
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    button.ariaExpanded = "false";
    menu.remove();
  });
  strip.append(menu);
  button.ariaExpanded = "true";
  menu.showPopover();
  menu.querySelector("button")?.focus();
};

function itemsOf({ place, numbers, actions, opens }: MenuNeeds): Item[] {
  const [first] = numbers;
  const called = async (said: Promise<{ message: string | null }>) => (await said).message;
  const calls = numbers.map((number) => ({
    icon: "call" as const,
    words: `Call ${number.international}`,
    run: () => called(actions.dial(place, number)),
  }));
  const texts = numbers
    .filter(({ takesTexts }) => takesTexts)
    .map((number) => ({
      icon: "text" as const,
      words: numbers.length > 1 ? `Text ${number.international}` : "Send a text",
      run: () => called(actions.text(place, number)),
    }));
  if (opens === "call") return calls;
  if (opens === "text") return texts;
  const later = (when: When, number: PageNumber) => ({
    icon: "later" as const,
    words: times[when],
    run: () => called(actions.callLater(place, number, when)),
  });
  const hide = (what: "field" | "number", words: string) => ({
    icon: "hide" as const,
    words,
    run: () => called(actions.hide(place, first, what)),
  });
  return [
    ...calls,
    ...texts,
    {
      icon: "later",
      words: "Call later…",
      more: (Object.keys(times) as When[]).map((when) => later(when, first)),
    },
    { icon: "copy", words: "Copy number", run: async () => copyText(first.number) },
    {
      icon: "hide",
      words: "No buttons here…",
      more: [hide("field", "Not on this field"), hide("number", "Not on this number")],
    },
  ];
}

function show(menu: HTMLElement, items: readonly Item[], needs: MenuNeeds): void {
  const before = [...menu.children];
  const buttons = items.map((item) => itemButton(menu, item, needs));
  const note = document.createElement("p");
  menu.append(...buttons, note);
  // Lost for a moment, the focus would come back as if the page had put it there.
  buttons[0]?.focus();
  before.forEach((old) => old.remove());
  const { place, numbers } = needs;
  void needs.actions.describe(place, numbers[0]).then((words) => (note.textContent = words));
}

function itemButton(menu: HTMLElement, item: Item, needs: MenuNeeds): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.role = "menuitem";
  button.innerHTML = drawIcon(menuIcons[item.icon]);
  const words = document.createElement("span");
  words.textContent = item.words;
  button.append(words);
  button.addEventListener("click", (event) => {
    const { run, more } = item;
    if (more) show(menu, more, needs);
    else if (run) needs.choose(event, button, run);
  });
  return button;
}

function moveFocus(event: KeyboardEvent, menu: HTMLElement): void {
  event.stopPropagation();
  const items = [...menu.querySelectorAll("button")];
  const at = items.findIndex((item) => item.matches(":focus"));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}
