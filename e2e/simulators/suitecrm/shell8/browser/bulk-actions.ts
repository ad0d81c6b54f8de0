import { anchors, icon, label, make } from "./elements.ts";

/** The bar above and below a list: selection, bulk actions, its columns, its pages. */
export function tableBar(place: "header" | "footer", end: readonly Node[]): HTMLElement {
  const select = make(
    "div.select-action-group.dropdown",
    { ngbdropdown: "" },
    make(
      "button.dropdown-toggle.bulk-action-button.btn.btn-sm",
      { type: "button", ngbdropdowntoggle: "", "aria-label": "Select Action Menu" },
      make(
        "label.checkbox-container",
        {},
        make("input", { type: "checkbox", "aria-hidden": "true" }),
        make("span.checkmark"),
      ),
      make("span.bulk-action-selected-number"),
    ),
  );
  const bulk = make(
    "scrm-dropdown-button.d-none.d-sm-block",
    {},
    make(
      "div.d-inline-block.dropdown-button.bulk-action-group.float-left.dropdown",
      { ngbdropdown: "" },
      make(
        "button.dropdown-toggle.bulk-action-button.btn.btn-sm",
        { type: "button", disabled: "", title: "" },
        label("Bulk Action"),
      ),
    ),
  );
  const columns = make(
    "button.button-group-button.btn.table-action-button.column-chooser-button",
    { type: "button", title: "Columns" },
    icon("column_chooser"),
  );
  return make(
    `div.list-view-tableactions.table-${place}`,
    {},
    make(
      "div.d-flex.justify-content-between.align-items-center",
      {},
      make(
        "div.d-flex",
        {},
        make("scrm-bulk-action-menu.*", {}, make("div.bulk-action.d-flex", {}, select, bulk)),
        ...anchors(1),
        make(
          "scrm-action-group-menu",
          { buttonclass: "btn table-action-button" },
          make("div.action-group-menu.float-right", {}, columns),
        ),
      ),
      ...end,
    ),
  );
}
