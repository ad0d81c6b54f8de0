/** Fetches the rows of each open subpanel, then arranges them for the window's width. */
export function openSubpanels(): void {
  for (const panel of document.querySelectorAll<HTMLElement>("li[id^=whole_subpanel_]")) {
    const name = panel.id.slice("whole_subpanel_".length);
    void fill(panel, name);
    panel.querySelector(`#subpanel_title_${name}`)?.addEventListener("click", (event) => {
      event.preventDefault();
      const body = panel.querySelector<HTMLElement>(`#subpanel_${name}`);
      if (body === null) return;
      body.hidden = !body.hidden;
      if (!body.hidden) void fill(panel, name);
    });
  }
}

async function fill(panel: Element, name: string): Promise<void> {
  const form = document.querySelector("#formDetailView");
  const value = (field: string): string =>
    form?.querySelector<HTMLInputElement>(`input[name=${field}]`)?.value ?? "";
  const query = new URLSearchParams({
    module: value("module"),
    record: value("record"),
    action: "SubPanelViewer",
    subpanel: name,
  });
  const response = await fetch(`index.php?${query.toString()}`);
  const list = panel.querySelector(`#list_subpanel_${name}`);
  if (list === null) return;
  list.innerHTML = await response.text();
  const table = list.querySelector("table");
  if (table !== null) foldNarrow(table);
}

const narrow = matchMedia("(max-width: 767px)");

/** In a narrow window the lesser columns' contents move into a row of their own and back again. */
function foldNarrow(table: HTMLTableElement): void {
  const heads = [...table.querySelectorAll<HTMLElement>("thead th")];
  const lesser = heads.flatMap((head, index) => (head.dataset["breakpoints"] ? [index] : []));
  const arrange = (): void => {
    for (const row of table.querySelectorAll<HTMLTableRowElement>(
      "tbody tr:not(.footable-detail-row)",
    )) {
      if (!narrow.matches) unfold(row, lesser);
      for (const index of lesser) {
        const cell = row.cells[index];
        if (cell) cell.style.display = narrow.matches ? "none" : "table-cell";
      }
    }
    for (const index of lesser)
      heads[index]?.style.setProperty("display", narrow.matches ? "none" : "table-cell");
  };
  narrow.addEventListener("change", arrange);
  arrange();
  table.tBodies[0]?.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest("tr") : null;
    if (row === null || !narrow.matches || row.matches(".footable-detail-row")) return;
    if (row.nextElementSibling?.matches(".footable-detail-row")) unfold(row, lesser);
    else fold(row, lesser, heads);
  });
}

function fold(
  row: HTMLTableRowElement,
  lesser: readonly number[],
  heads: readonly HTMLElement[],
): void {
  const detail = document.createElement("tr");
  detail.className = "footable-detail-row";
  detail.innerHTML =
    '<td colspan="20"><table class="footable-details"><tbody></tbody></table></td>';
  for (const index of lesser) {
    const line = document.createElement("tr");
    const label = document.createElement("th");
    label.textContent = heads[index]?.textContent ?? "";
    const value = document.createElement("td");
    value.append(...(row.cells[index]?.childNodes ?? []));
    line.append(label, value);
    detail.querySelector("tbody")?.append(line);
  }
  row.after(detail);
}

function unfold(row: HTMLTableRowElement, lesser: readonly number[]): void {
  const detail = row.nextElementSibling;
  if (!detail?.matches(".footable-detail-row")) return;
  const values = detail.querySelectorAll(".footable-details td");
  lesser.forEach((index, at) => row.cells[index]?.append(...(values[at]?.childNodes ?? [])));
  detail.remove();
}
