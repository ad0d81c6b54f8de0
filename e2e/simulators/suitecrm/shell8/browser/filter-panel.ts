import type { ModuleMetadata } from "../answers.ts";
import { button, label, make } from "./elements.ts";
import { FieldView } from "./field.ts";

/** `scrm-list-filter`: what is typed here are criteria, searched on the button alone. */
export function filterPanel(
  { filters }: ModuleMetadata,
  search: (criteria: Readonly<Record<string, string>>) => void,
  close: () => void,
): HTMLElement {
  const typed = new Map<string, string>();
  const form = make("form");
  let row = make("div.form-row.align-items-center.*");
  filters.forEach((field, place) => {
    if (place % 3 === 0) {
      row = make("div.form-row.align-items-center.*");
      form.append(row);
    }
    const view = new FieldView(field, "filter");
    view.showFilter((value) => void typed.set(field.name, value));
    row.append(
      make(
        "div.col.form-group.m-1.*",
        {},
        make(
          "div.d-flex.flex-column",
          {},
          make("div.*", {}, make("label.col-form-label-sm.mb-0", {}, field.label)),
          make("div.*", {}, view.element),
        ),
      ),
    );
  });
  const actions = make(
    "div.mt-4.align-self-end",
    { "field-grid-actions": "" },
    button(
      ".clear-filters-button.btn.btn-outline-danger.btn-sm",
      "",
      () => search({}),
      label("Clear"),
    ),
    button(
      ".filter-button.btn.btn-danger.btn-sm",
      "",
      () => search(Object.fromEntries(typed)),
      label("Search"),
    ),
  );
  form.append(actions);
  const head = make(
    "div.card-header.d-flex.justify-content-between.align-items-center.*",
    {},
    make(
      "div.flex-grow-1.align-items-center.d-flex",
      {},
      make(
        "scrm-close-button.*",
        {},
        button(".btn.btn-outline-light.btn-sm.close-button", "", close, "×"),
      ),
      make("div.pl-1.panel-title.*", {}, label("Basic Filter")),
    ),
  );
  const body = make(
    "div.card-body.p-2.collapse.show",
    {},
    make("div.p-2.filter-body", { "panel-body": "" }, make("scrm-field-grid.*", {}, form)),
  );
  const panel = make("div.card.filter-panel.m-0.panel-card", {}, head, body);
  return make(
    "div.container-fluid.pt-2.small-font.*",
    {},
    make(
      "div.row",
      {},
      make("div.col", {}, make("scrm-list-filter", {}, make("scrm-panel.*", {}, panel))),
    ),
  );
}
