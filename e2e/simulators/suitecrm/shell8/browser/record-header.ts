import { anchors, button, icon, label, make } from "./elements.ts";

export interface HeaderButton {
  readonly text: string;
  readonly isActive?: boolean;
  readonly press: () => void;
}

/** The top of a record page: the record's name, and what can be done with it. */
export class RecordHeader {
  readonly element = make("scrm-base-record-header.*");
  readonly #name = make("span.dynamic-label");
  readonly #buttons = make("scrm-button-group.*");
  readonly #back: (() => void) | undefined;

  /** Without a way back while a record is made. */
  constructor(moduleTitle: string, back?: () => void) {
    this.#back = back;
    const title = make("scrm-module-title.record-view-title.title-font", {}, moduleTitle);
    const loading = make("div.col-md-4.d-flex.align-items-center", {}, title);
    this.element.append(make("div.record-view-header.*", {}, make("div.row.mr-0.*", {}, loading)));
  }

  /** The name is written into the label that stands already. */
  showName(name: string): void {
    this.#name.textContent = name;
    if (!this.#name.isConnected) this.#build();
  }

  showButtons(buttons: readonly HeaderButton[]): void {
    const group = make("div.*");
    for (const { text, isActive, press } of buttons) {
      const state = isActive ? ".active" : "";
      group.append(
        button(`.button-group-button.settings-button${state}.*`, "", press, label(text)),
      );
    }
    this.#buttons.replaceChildren(group, ...anchors(1));
  }

  #build(): void {
    const back = this.#back;
    const backButton =
      back === undefined
        ? []
        : [
            make(
              "div.d-flex.record-view-back-button.justify-content-start.*",
              {},
              button(".back-button", "", back, icon("back_icon")),
            ),
          ];
    const name = make(
      "scrm-dynamic-label.record-view-name-label.d-block.p-0.lh-100.*",
      {},
      this.#name,
    );
    const wrapper = make(
      "div.record-view-name-wrapper.d-flex.justify-content-md-start.align-items-center.justify-content-center",
      {},
      make("div.p-0.d-inline-block.record-view-name", {}, name, ...anchors(1)),
    );
    const actions = make(
      "scrm-action-group-menu.*",
      { buttonclass: "settings-button" },
      make("div.action-group-menu.float-right.record-view-actions", {}, this.#buttons),
    );
    const row = make(
      "div.row.m-0.d-flex.justify-content-between.ml-1.mr-1.*",
      {},
      make(
        "div.col-xs-12.col-sm-12.col-md-5.record-name-container.col-lg-8.col-xl-6",
        {},
        make("div.float-left.p-0", {}, ...backButton),
        wrapper,
      ),
      make(
        "div.col-xs-12.col-sm-12.col-md-7.col-lg-4.align-items-center.record-view-action-header.col-xl-6",
        {},
        make("div.row.mr-1.ml-1.justify-content-center.justify-content-md-end", {}, actions),
      ),
    );
    this.element.replaceChildren(make("div.record-view-header.*", {}, row), ...anchors(1));
  }
}

/** What stands around every record page. */
export function recordFrame(tag: string, header: HTMLElement, container: HTMLElement): HTMLElement {
  const top = make("div.record-view-position-sticky", {}, header);
  const rule = make("div.record-view-hr-container", {}, make("hr.record-view-hr"));
  const view = make("div.record-view.*", {}, top, rule, container);
  return make(`${tag}.*`, {}, view, ...anchors(1));
}
