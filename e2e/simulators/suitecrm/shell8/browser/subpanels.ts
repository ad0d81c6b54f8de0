import type { ModuleMetadata, ShellSubpanel } from "../answers.ts";
import { anchors, button, icon, label, make, on } from "./elements.ts";
import type { Shell } from "./shell.ts";
import { Table } from "./table.ts";

/** The cards under a record: a click opens a subpanel, which is not in the document before. */
export function subpanelContainer(shell: Shell, metadata: ModuleMetadata, id: string): HTMLElement {
  const { module, subpanels } = metadata;
  const key = `${module}-open-subpanels`;
  const open = new Set(JSON.parse(localStorage.getItem(key) ?? "[]") as string[]);
  const cards = make("tr.insight-panel.sub-panel-banner-body-table-row.*");
  const place = make("div.sub-panels");
  const body = make(
    "div.sub-panel-banner-body.d-flex.align-items-center.justify-content-center",
    { id: "collapseShowSubPanels" },
    make("table.sub-panel-banner-body-table", {}, cards),
  );
  const panels = new Map<string, HTMLElement>();

  const show = (subpanel: ShellSubpanel, card: HTMLElement, isOpen: boolean): void => {
    panels.get(subpanel.key)?.remove();
    panels.delete(subpanel.key);
    card.classList.toggle("sub-panel-banner-button-active", isOpen);
    if (isOpen) {
      open.add(subpanel.key);
      const panel = subpanelOf(shell, metadata, subpanel, id, () => show(subpanel, card, false));
      panels.set(subpanel.key, panel);
      place.append(panel);
    } else open.delete(subpanel.key);
    localStorage.setItem(key, JSON.stringify([...open]));
  };
  for (const subpanel of subpanels) {
    const card = insightCard(subpanel);
    on(card, "click", () => show(subpanel, card, !panels.has(subpanel.key)));
    cards.append(make("td.sub-panel-banner-body-table-col.*", {}, card));
    if (open.has(subpanel.key)) show(subpanel, card, true);
  }
  return make(
    "scrm-subpanel-container",
    {},
    make("div.card.border.shadow-sm.*", {}, banner(body), place),
  );
}

function banner(body: HTMLElement): HTMLElement {
  const title = make("a.clickable", {}, label("Relationships"));
  const header = make(
    "div.accordion-header.card-header",
    { role: "heading", ngbaccordionheader: "" },
    make(
      "div.d-flex.justify-content-between",
      {},
      make("div.d-flex.align-items-start.sub-panel-banner-header", {}, title),
    ),
  );
  const item = make(
    "div.accordion-item.card",
    { ngbaccordionitem: "" },
    header,
    make(
      "div.accordion-collapse.collapse.show",
      { role: "region", ngbaccordioncollapse: "" },
      make("div.accordion-body", { ngbaccordionbody: "" }, body),
    ),
  );
  return make("div.accordion.sub-panel-banner", { ngbaccordion: "" }, item);
}

function insightCard({ label: text }: ShellSubpanel): HTMLElement {
  const row = (child: HTMLElement): HTMLElement =>
    make(
      "div.align-items-center.d-flex.justify-content-start.statistics-sidebar-widget-row.*",
      {},
      make("div.font-weight-normal.statistics-sidebar-widget-col.text-regular", {}, child),
    );
  return make(
    "div.insight-panel-card.border-insight.pl-2.pr-2",
    {},
    make(
      "scrm-grid-widget",
      {},
      make(
        "div.grid-widget.d-flex.flex-column",
        { placement: "auto", container: "body" },
        row(make("div.widget-entry-icon", {}, icon(text))),
        row(make("div.text-truncate.widget-entry-label", {}, label(text))),
      ),
    ),
  );
}

function subpanelOf(
  shell: Shell,
  metadata: ModuleMetadata,
  { key, label: title, columns }: ShellSubpanel,
  id: string,
  close: () => void,
): HTMLElement {
  const table = new Table({
    shell,
    metadata,
    columns,
    source: { of: "subpanel", key, id },
    limit: 10,
    columnLimit: () => columns.length,
    hasBars: false,
    hasActions: false,
  });
  void table.load();
  const header = make(
    "div.card-header.d-flex.justify-content-between.align-items-center.*",
    {},
    make(
      "div.flex-grow-1.align-items-center.d-flex",
      {},
      make(
        "div.d-flex.align-items-center",
        {},
        make(
          "scrm-close-button.*",
          {},
          button(".btn.btn-outline-light.btn-sm.close-button", "", close, "×"),
        ),
      ),
      make(
        "div.pl-1.panel-title.d-inline-block.align-items-center.*",
        {},
        make("div.title", {}, title),
      ),
    ),
  );
  const body = make(
    "div.card-body.p-0.collapse.show",
    {},
    make("div", { "panel-body": "" }, ...anchors(1), table.element),
  );
  const panel = make(`div.card.panel-card.subpanel-${key}`, {}, header, ...anchors(1), body);
  return make(
    "scrm-subpanel.sub-panel.minimal-table.*",
    {},
    make("scrm-panel", { bodypadding: "0" }, panel),
  );
}
