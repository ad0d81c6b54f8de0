import { anchors, icon, make, on } from "./elements.ts";

/** A drop-down of one: what is chosen stands in it, the others in a list that opens on a click. */
export class Choice {
  readonly element: HTMLElement;
  readonly #shown: HTMLElement;
  readonly #overlay = make("p-overlay.p-element");

  constructor(value: string, options: readonly string[], chosen: (value: string) => void) {
    this.#shown = make("div.selected-item-label", {}, value);
    const combobox = make(
      "span.p-element.p-dropdown-label.p-inputtext",
      { role: "combobox", "aria-haspopup": "listbox", "aria-expanded": "false", tabindex: "0" },
      make("div.align-items-end.relate-item.related-selected-item", {}, this.#shown),
    );
    const trigger = make(
      "div.p-dropdown-trigger",
      { role: "button", "aria-label": "dropdown trigger", "aria-haspopup": "listbox" },
      make("span.p-dropdown-trigger-icon", {}, icon("down_carret")),
    );
    const box = make(
      "div.w-100.p-dropdown.p-component.p-inputwrapper",
      {},
      combobox,
      trigger,
      this.#overlay,
      ...anchors(1),
    );
    on(trigger, "click", () => this.#toggle(options, chosen));
    this.element = make("p-dropdown.p-element.p-inputwrapper.ng-untouched.ng-pristine.ng-valid");
    this.element.append(box);
  }

  show(value: string): void {
    this.#shown.textContent = value;
  }

  #toggle(options: readonly string[], chosen: (value: string) => void): void {
    if (this.#overlay.hasChildNodes()) {
      this.#overlay.replaceChildren();
      return;
    }
    const list = make("ul.p-dropdown-items", { role: "listbox" });
    for (const option of options) {
      const item = make("li.p-dropdown-item", { role: "option" }, option);
      on(item, "click", () => {
        this.show(option);
        this.#overlay.replaceChildren();
        chosen(option);
      });
      list.append(item);
    }
    this.#overlay.append(list);
  }
}
