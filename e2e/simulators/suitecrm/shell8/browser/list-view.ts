import type { ModuleMetadata } from "../answers.ts";
import { anchors, button, make } from "./elements.ts";
import { filterPanel } from "./filter-panel.ts";
import { rememberList } from "./list-memory.ts";
import type { View } from "./navigator.ts";
import type { Shell } from "./shell.ts";
import { Table } from "./table.ts";
import { columnLimit, watchColumnLimit } from "./window-width.ts";

/** `scrm-list`: a module's list with its filter. */
export function listView(shell: Shell, metadata: ModuleMetadata): View {
  const { module } = metadata;
  const table = new Table({
    shell,
    metadata,
    columns: metadata.list,
    source: { of: "module" },
    limit: shell.app.recordsPerPage,
    columnLimit,
    hasBars: true,
    hasActions: true,
    loaded: (list, offset, sorting) => rememberList(module, list, offset, sorting),
  });
  let filters: HTMLElement | undefined;
  const toggleFilter = (): void => {
    if (filters === undefined) {
      filters = filterPanel(metadata, (typed) => table.filter(typed), toggleFilter);
      header.firstElementChild?.append(filters);
    } else {
      filters.remove();
      filters = undefined;
    }
  };
  const settings = make(
    "scrm-settings-menu",
    {},
    make(
      "div.list-view-settings.w-100.d-flex.justify-content-end",
      {},
      button(".filter-settings-button.btn.btn-sm.settings-button", "", toggleFilter, " Filter "),
    ),
  );
  const header: HTMLElement = make(
    "scrm-list-header",
    {},
    make(
      "div.list-view-header",
      {},
      make(
        "div.row.mr-0.justify-content-md-between.justify-content-center",
        {},
        make(
          "div.custom-col-4.d-none.d-md-flex.align-items-center",
          {},
          make("scrm-module-title.list-view-title", {}, metadata.label.toUpperCase()),
        ),
        make("div.custom-col-8.d-flex.align-items-center", {}, settings),
      ),
      make("div.list-view-hr-container", {}, make("hr.list-view-hr")),
      ...anchors(2),
    ),
  );
  const container = make(
    "scrm-list-container",
    {},
    make(
      "div.list-view-container.container-fluid.pt-2",
      {},
      make("div.row", {}, make("div.col-lg-9.col-lg-12.*", {}, table.element), ...anchors(2)),
    ),
  );
  const element = make(
    "scrm-list.*",
    {},
    make("div.list-view.*", {}, header, container),
    ...anchors(1),
  );
  const stop = watchColumnLimit(() => table.draw());
  return { element, inserted: () => void table.load(), removed: stop };
}
