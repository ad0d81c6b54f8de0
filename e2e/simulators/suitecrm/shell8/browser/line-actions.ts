import type { ShellRecord } from "../answers.ts";
import { anchors, button, icon, make } from "./elements.ts";
import type { FieldLinks } from "./field.ts";

const actions = [
  { title: "Log Call", module: "calls", image: "phone" },
  { title: "Schedule Meeting", module: "meetings", image: "calendar" },
  { title: "Create Task", module: "tasks", image: "list" },
] as const;

/** The icons at the end of a row; each begins a record that belongs to the row's. */
export function lineActions(
  { actionsOf, links }: { readonly actionsOf?: string; readonly links: FieldLinks },
  record: ShellRecord,
): HTMLElement[] {
  if (actionsOf === undefined) return [make("scrm-line-action-menu.*")];
  const block = make("div.icon-bar-block.*");
  for (const { title, module, image } of actions) {
    const query = new URLSearchParams({ parent_type: actionsOf, parent_id: record.id });
    block.append(
      button(
        ".button-group-button.line-action-item.line-action.*",
        title,
        () => void links.navigator.go(`/${module}/edit?${query.toString()}`),
        icon(image),
      ),
    );
  }
  const bar = make(
    "div.listview-actions",
    {},
    make("div.icon-bar", {}, make("scrm-button-group.*", {}, block, ...anchors(1))),
  );
  return [
    make(
      "scrm-line-action-menu.*",
      {},
      make(
        "div.line-action-container.*",
        {},
        make("div.line-action.line-action-position", { id: "line-action-div" }, bar),
      ),
    ),
  ];
}
