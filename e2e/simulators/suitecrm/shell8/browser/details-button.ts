import type { ShellField, ShellRecord } from "../answers.ts";
import { anchors, icon, label, make, on } from "./elements.ts";
import { FieldView, type FieldLinks } from "./field.ts";

let popovers = 0;

/** What a narrow window leaves out of a row: a popover made on each click, inside the row. */
export function detailsButton(
  hidden: readonly ShellField[],
  record: ShellRecord,
  links: FieldLinks,
): HTMLElement {
  const press = make(
    "button.line-action-item.line-action.float-right",
    { type: "button", title: "" },
    icon("dots-vertical"),
  );
  const place = make("div", {}, make("scrm-button", {}, press));
  let open: HTMLElement | undefined;
  on(press, "click", (event) => {
    event.stopPropagation();
    if (open?.isConnected) {
      close();
      return;
    }
    popovers += 1;
    open = popover(`ngb-popover-${popovers}`, hidden, record, links);
    place.setAttribute("aria-describedby", open.id);
    place.append(open);
    document.addEventListener("click", closeOutside);
  });

  function close(): void {
    open?.remove();
    place.removeAttribute("aria-describedby");
    document.removeEventListener("click", closeOutside);
  }

  function closeOutside({ target }: MouseEvent): void {
    if (target instanceof Node && !open?.contains(target)) close();
  }

  return make(
    "scrm-record-details-popup-button.*",
    {},
    make("scrm-popup-button", {}, ...anchors(2), place, ...anchors(1)),
  );
}

function popover(
  id: string,
  hidden: readonly ShellField[],
  record: ShellRecord,
  links: FieldLinks,
): HTMLElement {
  const container = make("div.container.container-popover.scrollbar-thin.*", {
    "popup-content": "",
  });
  for (const column of hidden) {
    const view = new FieldView(column, "list");
    view.showDetail(record, links);
    container.append(
      make(
        "div.row.py-1.*",
        {},
        make("div.col.font-weight-bold.text-muted", {}, label(column.label)),
        make("div.col", {}, view.element),
      ),
    );
  }
  const window = make(
    "ngb-popover-window.popover.popover-wrapper.fade.show.bs-popover-end.*",
    { role: "tooltip", id, "data-popper-placement": "right" },
    make("div.popover-arrow", { "data-popper-arrow": "" }),
    make("h3.popover-header.*"),
    ...anchors(1),
    make("div.popover-body", {}, container),
  );
  window.style.position = "absolute";
  return window;
}
