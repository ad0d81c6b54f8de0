import type { ShellRecord, ShellTab } from "../answers.ts";
import type { Draft } from "./draft.ts";
import { anchors, make, on } from "./elements.ts";
import { FieldLayout, type LayoutContext } from "./field-layout.ts";

export type ContentMode = "detail" | "edit" | "create";

let tabSets = 0;

/** The tabs of a record page: only the active one is in the document. */
export class RecordContent {
  readonly element: HTMLElement;
  readonly #tabs: readonly ShellTab[];
  readonly #context: LayoutContext;
  readonly #panes = make("div.tab-content.p-2.pt-3.rounded-right.rounded-bottom");
  readonly #links: HTMLElement[] = [];
  readonly #number = (tabSets += 1);
  #record: ShellRecord;
  #draft: Draft | undefined;
  #mode: ContentMode;
  #active = 0;
  #layout: FieldLayout | undefined;

  constructor(
    tabs: readonly ShellTab[],
    record: ShellRecord,
    mode: ContentMode,
    context: LayoutContext,
    topRight: readonly Node[] = [],
  ) {
    this.#tabs = tabs;
    this.#record = record;
    this.#mode = mode;
    this.#context = context;
    const list = make("ul.nav.nav-tabs", { ngbnav: "", role: "tablist" });
    tabs.forEach((tab, place) => list.append(this.#tab(tab, place)));
    this.element = make(
      "scrm-record-content.*",
      {},
      make(
        "div.record-content.tabs-layout.container-fluid.pl-0.pr-0.*",
        {},
        make(
          "div.d-flex.flex-column.flex-column-reverse.flex-sm-row.justify-content-between",
          {},
          list,
          ...topRight,
        ),
        this.#panes,
      ),
    );
  }

  /** A detail view anew: cancelling and saving replace every field. */
  showDetail(record: ShellRecord): void {
    this.#record = record;
    this.#draft = undefined;
    this.#mode = "detail";
    this.#showPane();
  }

  /** To edit what stands there, or to create. */
  showEdit(draft: Draft, mode: "edit" | "create"): void {
    this.#draft = draft;
    this.#mode = mode;
    if (this.#layout === undefined) this.#showPane();
    else this.#layout.showEdit(this.#record, draft);
  }

  #tab({ label }: ShellTab, place: number): HTMLElement {
    const link = make(
      "a.nav-link.tab-link.d-flex.align-items-end",
      { href: "", ngbnavlink: "", id: `ngb-nav-${this.#number}-${place}`, role: "tab" },
      ` ${label} `,
      ...anchors(1),
    );
    on(link, "click", (event) => {
      event.preventDefault();
      if (place === this.#active) return;
      this.#active = place;
      this.#showPane();
    });
    this.#links.push(link);
    return make("li.nav-item.tab.*", { role: "presentation" }, link);
  }

  #showPane(): void {
    this.#links.forEach((link, place) => {
      const isActive = place === this.#active;
      link.classList.toggle("active", isActive);
      link.setAttribute("aria-selected", String(isActive));
    });
    const tab = this.#tabs[this.#active];
    if (tab === undefined) return;
    this.#layout = new FieldLayout(tab.fields, this.#mode, this.#context);
    if (this.#draft === undefined) this.#layout.showDetail(this.#record);
    else this.#layout.showEdit(this.#record, this.#draft);
    const id = `ngb-nav-${this.#number}-${this.#active}`;
    const pane = make(
      "div.tab-pane.fade.show.active.*",
      { ngbnavpane: "", id: `${id}-panel`, role: "tabpanel", "aria-labelledby": id },
      make(`div.tab-${tab.key}.*`, {}, this.#layout.element),
      ...anchors(1),
    );
    this.#panes.replaceChildren(...anchors(1), pane, ...anchors(2));
  }
}
