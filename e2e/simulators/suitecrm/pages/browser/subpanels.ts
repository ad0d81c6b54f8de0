import { arrangeTable } from "./foo-table.ts";

/** How each subpanel was last sorted. */
const orders = new WeakMap<Element, Readonly<Record<string, string>>>();

/** Fetches the rows of each open subpanel; its headings sort it, its buttons turn its pages. */
export function openSubpanels(): void {
  for (const panel of document.querySelectorAll<HTMLElement>("li[id^=whole_subpanel_]")) {
    const name = panel.id.slice("whole_subpanel_".length);
    void fill(panel, name, "0");
    panel.addEventListener("click", (event) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      const sort = target.closest<HTMLElement>(".listViewThLinkS1");
      const turn = target.closest<HTMLElement>(".pagination button");
      if (target.closest(`#subpanel_title_${name}`) !== null) {
        event.preventDefault();
        toggle(panel, name);
      } else if (sort !== null) {
        event.preventDefault();
        const { orderBy = "", order = "" } = sort.dataset;
        orders.set(panel, { order_by: orderBy, lvso: order });
        void fill(panel, name, "0");
      } else if (turn !== null) void fill(panel, name, turn.dataset["offset"] ?? "0");
    });
  }
}

function toggle(panel: HTMLElement, name: string): void {
  const body = panel.querySelector<HTMLElement>(`#subpanel_${name}`);
  if (body === null) return;
  body.hidden = !body.hidden;
  const title = panel.querySelector(`#subpanel_title_${name}`);
  title?.setAttribute("aria-expanded", String(!body.hidden));
  if (!body.hidden) void fill(panel, name, "0");
}

async function fill(panel: Element, name: string, offset: string): Promise<void> {
  const form = document.querySelector("#formDetailView");
  const value = (field: string): string =>
    form?.querySelector<HTMLInputElement>(`input[name=${field}]`)?.value ?? "";
  const query = new URLSearchParams({
    module: value("module"),
    record: value("record"),
    action: "SubPanelViewer",
    subpanel: name,
    offset,
    ...orders.get(panel),
  });
  const response = await fetch(`index.php?${query.toString()}`);
  const content = await response.text();
  const list = panel.querySelector(`#list_subpanel_${name}`);
  if (list === null) return;
  list.innerHTML = content;
  const table = list.querySelector("table");
  if (table !== null) arrangeTable(table);
}
