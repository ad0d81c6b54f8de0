import { anchors, make } from "./elements.ts";

/** `scrm-record-container`: the record's fields and what belongs to it, the sidebar beside. */
export class RecordContainer {
  readonly element: HTMLElement;
  readonly #main = make("div.container-fluid.pl-0.pr-0");
  readonly #left = make("div.col-lg-9.col-lg-12.*", {}, this.#main);
  readonly #sidebar = make("div.col-lg-3.record-widget-container.pl-0.*");

  constructor() {
    this.element = make(
      "scrm-record-container",
      {},
      make(
        "div.record-view-container.view-container.container-fluid.pt-0.pb-3.small-font",
        {},
        make("div.row", {}, this.#left, ...anchors(2)),
      ),
    );
    this.#main.append(make("scrm-record-content-skeleton"));
  }

  showContent(content: HTMLElement, below: readonly HTMLElement[] = []): void {
    const line = (classes: string, child: HTMLElement): HTMLElement =>
      make(`div.row.no-gutters${classes}.*`, {}, make("div.col", {}, child));
    this.#main.replaceChildren(
      ...anchors(2),
      line(".mt-1", content),
      ...below.map((child) => line(".pt-3.pb-4", child)),
      ...anchors(1),
    );
  }

  /** Shown or not; the rest of the page stays as it is. */
  showSidebar(widget: HTMLElement | undefined): void {
    this.#left.classList.toggle("col-lg-12", widget === undefined);
    this.#sidebar.remove();
    if (widget === undefined) return;
    this.#sidebar.replaceChildren(...anchors(4), make("div.mb-3.*", {}, widget));
    this.#left.after(...anchors(2), this.#sidebar);
  }
}
