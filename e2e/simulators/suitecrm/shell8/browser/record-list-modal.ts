import { askModule } from "./client.ts";
import { button, label, make } from "./elements.ts";
import type { ChooseRecord } from "./field-edit.ts";
import type { Shell } from "./shell.ts";
import { Table } from "./table.ts";

/** `scrm-record-list-modal`: the rows to choose from say nowhere which record they are. */
export function chooseRecord(shell: Shell): ChooseRecord {
  return (module, chosen) => void openModal(shell, module, chosen);
}

async function openModal(
  shell: Shell,
  module: string,
  chosen: (id: string, name: string) => void,
): Promise<void> {
  const metadata = await askModule(module);
  const backdrop = make("ngb-modal-backdrop.modal-backdrop.fade.show");
  const window = make("ngb-modal-window.d-block.modal.fade.show", {
    role: "dialog",
    tabindex: "-1",
    "aria-modal": "true",
  });
  const close = (): void => {
    window.remove();
    backdrop.remove();
    document.body.classList.remove("modal-open");
  };
  const table = new Table({
    shell,
    metadata,
    columns: metadata.list,
    source: { of: "module" },
    limit: shell.app.recordsPerPage,
    columnLimit: () => 5,
    hasBars: true,
    hasActions: false,
    pick: ({ id, attributes }) => {
      chosen(id, attributes["user_name"] ?? attributes["name"] ?? "");
      close();
    },
  });
  const header = make(
    "div.modal-header.pt-0.pb-0.border-0.d-flex.align-items-center",
    {},
    make("div.modal-title", {}, label(metadata.label)),
    make(
      "div.modal-header-actions-container",
      {},
      make(
        "scrm-close-button.*",
        {},
        button(".btn.btn-outline-light.btn-sm.close-button", "", close, "×"),
      ),
    ),
  );
  const row = make("div.row", {}, make("div.col", {}, table.element));
  const body = make(
    "div.modal-body.m-0.small-font.*",
    {},
    make("div", { "modal-body": "" }, make("div.*", {}, make("div.container-fluid", {}, row))),
  );
  const inner = make(
    "div.record-list-modal",
    {},
    header,
    body,
    make("div.modal-footer.border-0.*"),
  );
  const content = make(
    "div.modal-content",
    {},
    make(
      "scrm-record-list-modal.*",
      {},
      make("scrm-modal", { bodyklass: "m-0 small-font", klass: "record-list-modal" }, inner),
    ),
  );
  window.append(
    make("div.modal-dialog.modal-xl.modal-dialog-scrollable", { role: "document" }, content),
  );
  document.body.append(backdrop, window);
  document.body.classList.add("modal-open");
  await table.load();
}
