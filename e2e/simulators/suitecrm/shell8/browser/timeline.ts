import type { ShellRecord } from "../answers.ts";
import { askList } from "./client.ts";
import { anchors, icon, make } from "./elements.ts";
import { detailComponent } from "./field-detail.ts";
import { recordUrl } from "./route.ts";
import type { Shell } from "./shell.ts";

/** The sidebar of what happened: names of calls and notes, whatever is written in them. */
export function timeline(shell: Shell, module: string, id: string): HTMLElement {
  const viewport = make("div.history-timeline-viewport.*", { style: "" });
  void fill(shell, viewport, module, id);
  const header = make(
    "div.card-header.d-flex.justify-content-between.align-items-center.*",
    {},
    make(
      "div.flex-grow-1.align-items-center.d-flex",
      {},
      make(
        "div.pl-1.panel-title.d-inline-block.align-items-center.*",
        {},
        make("div.title", {}, "Timeline"),
      ),
    ),
  );
  const widget = make(
    "div.widget.collapse.show.open-close-container.*",
    { "data-parent": ".widget-panel" },
    make(
      "div.*",
      { "widget-body": "", style: "" },
      make("div.widget-background.history-timeline.p-2.pt-0", {}, ...anchors(2), viewport),
    ),
  );
  const body = make(
    "div.card-body.p-0.collapse.show",
    {},
    make("div", { "panel-body": "" }, widget),
  );
  const panel = make(
    "scrm-panel",
    { bodypadding: "0" },
    make("div.card.panel-card", {}, header, ...anchors(1), body),
  );
  return make(
    "scrm-sidebar-widget",
    {},
    make(
      "scrm-history-timeline-widget.*",
      {},
      make("scrm-widget-panel.*", {}, make("div.accordion.widget-panel.mr-0.shadow-sm", {}, panel)),
    ),
  );
}

async function fill(
  shell: Shell,
  viewport: HTMLElement,
  module: string,
  id: string,
): Promise<void> {
  const source = { of: "timeline", id } as const;
  const { records } = await askList({ module, source, offset: 0, limit: 10 });
  for (const record of records) viewport.append(entry(shell, record));
}

const colours: Readonly<Record<string, string>> = { calls: "yellow", notes: "orange" };

function entry({ navigator }: Shell, record: ShellRecord): HTMLElement {
  const { module, attributes } = record;
  const link = navigator.link(make("a.*"), recordUrl(module, record.id));
  link.append(bareField("varchar", attributes["name"] ?? ""));
  const text = make(
    "div.card-body.p-1.pr-2.pl-2",
    {},
    make("p.card-title.text-break.history-timeline-entry-title.*", {}, link, ...anchors(6)),
    ...anchors(1),
    make(
      "div.card-text.history-timeline-entry-user.text-uppercase",
      {},
      make("small.text-break", {}, bareField("varchar", attributes["assigned_user_name"] ?? "")),
    ),
    make(
      "div.card-text.text-break.history-timeline-entry-date",
      {},
      make(
        "small.font-italic",
        {},
        bareField("datetime", attributes["date_start"] || (attributes["date_entered"] ?? "")),
      ),
    ),
  );
  const image = make(
    "div.history-timeline-entry-icon",
    {},
    make("div.rounded-square.icon-square", {}, icon(module)),
  );
  return make(
    "div.*",
    {},
    make(
      `div.d-flex.entry-${colours[module] ?? "green"}.flex-row.history-timeline-entry.m-2.*`,
      {},
      image,
      make("div.flex-grow-1", {}, make("div.card", {}, text)),
    ),
    ...anchors(1),
  );
}

/** A field without a name: the timeline's entries have no layout. */
function bareField(type: "varchar" | "datetime", value: string): HTMLElement {
  const component = detailComponent({ name: "", label: "", type }, value);
  component.classList.add("flex-grow-1");
  const frame = make(
    "div.d-flex.w-100.flex-grow-1.*",
    {},
    ...anchors(2),
    make("ndc-dynamic.d-none.*"),
    component,
    ...anchors(4),
  );
  const dynamic = make(
    `scrm-dynamic-field.dynamic-field.dynamic-field-mode-list.dynamic-field-type-${type}.*`,
    {},
    ...anchors(1),
    frame,
    ...anchors(5),
  );
  return make(
    `scrm-field.field.field-mode-list.field-type-${type}`,
    { mode: "list" },
    dynamic,
    ...anchors(4),
  );
}
