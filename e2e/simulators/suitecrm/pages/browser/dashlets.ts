/** How each dashlet was last sorted. */
const orders = new WeakMap<Element, Readonly<Record<string, string>>>();

/** A dashlet fetches its table anew when it is refreshed, sorted or turned. */
export function followDashlets(): void {
  document.addEventListener("click", (event) => {
    const { target } = event;
    const dashlet = target instanceof Element ? target.closest("li[id^=dashlet_]") : null;
    if (!(target instanceof Element) || dashlet === null) return;
    const sort = target.closest<HTMLElement>(".listViewThLinkS1");
    const turn = target.closest<HTMLElement>(".pagination button");
    if (target.closest(".dashletToolSet a") !== null) {
      event.preventDefault();
      void refresh(dashlet, "0");
    } else if (sort !== null) {
      event.preventDefault();
      const { orderBy = "", order = "" } = sort.dataset;
      orders.set(dashlet, { order_by: orderBy, lvso: order });
      void refresh(dashlet, "0");
    } else if (turn !== null) void refresh(dashlet, turn.dataset["offset"] ?? "0");
  });
}

async function refresh(dashlet: Element, offset: string): Promise<void> {
  const query = new URLSearchParams({
    module: "Home",
    action: "DisplayDashlet",
    to_pdf: "1",
    id: dashlet.id.slice("dashlet_".length),
    offset,
    ...orders.get(dashlet),
  });
  const response = await fetch(`index.php?${query.toString()}`);
  const content = await response.text();
  const center = dashlet.querySelector(".bd-center");
  if (center !== null) center.innerHTML = content;
}
