/** Sorting a list and turning its pages send the list's form: the address becomes `/index.php`. */
export function followListView(): void {
  document.addEventListener("click", (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const sort = target.closest<HTMLElement>(".listViewThLinkS1");
    const turn = target.closest<HTMLElement>(".list-view-pagination-button");
    if (sort !== null) {
      event.preventDefault();
      const { orderBy = "", order = "" } = sort.dataset;
      send({ _ORDER_BY: orderBy, lvso: order, _offset: "0" });
    } else if (turn !== null) send({ _offset: turn.dataset["offset"] ?? "0" });
  });
}

/** The form for many rows shows itself when it is asked for in the menu of actions. */
export function followMassUpdate(): void {
  document.addEventListener("click", (event) => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest("#massupdate_listview_top") === null) return;
    event.preventDefault();
    document.querySelector<HTMLElement>("#massupdate_form")?.style.removeProperty("display");
  });
}

/** Names that begin with `_` stand for the form fields of that ending. */
function send(values: Readonly<Record<string, string>>): void {
  const form = document.querySelector<HTMLFormElement>("#MassUpdate");
  if (form === null) return;
  for (const [name, value] of Object.entries({ ...values, action: "index" })) {
    const selector = name.startsWith("_") ? `[name$="${name}"]` : `[name="${name}"]`;
    const input = form.querySelector<HTMLInputElement>(`input${selector}`);
    if (input !== null) input.value = value;
  }
  form.submit();
}
