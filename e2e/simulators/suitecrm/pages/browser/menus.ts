/** A user menu opens on a click, and closes on the next one anywhere. */
export function followMenus(): void {
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Node)) return;
    for (const button of document.querySelectorAll(".user-menu-button")) {
      const opens = button.contains(target) && button.getAttribute("aria-expanded") === "false";
      button.setAttribute("aria-expanded", String(opens));
    }
  });
}

/** A folded panel of a detail view shows itself when its heading is clicked. */
export function followPanels(): void {
  document.addEventListener("click", (event) => {
    const { target } = event;
    const heading = target instanceof Element ? target.closest("a[href^='#top-panel-']") : null;
    if (heading === null) return;
    event.preventDefault();
    const panel = document.querySelector(heading.getAttribute("href") ?? "#");
    const isOpen = panel?.classList.toggle("in") ?? false;
    heading.setAttribute("aria-expanded", String(isOpen));
    heading.classList.toggle("collapsed", !isOpen);
  });
}

/** The tabs of a detail view show one pane each. */
export function followTabs(): void {
  document.addEventListener("click", (event) => {
    const { target } = event;
    const tab = target instanceof Element ? target.closest('a[data-toggle="tab"]') : null;
    if (tab === null) return;
    event.preventDefault();
    const shown = tab.getAttribute("href")?.slice(1);
    for (const pane of document.querySelectorAll(".tab-pane-NOBOOTSTRAPTOGGLER")) {
      for (const state of ["active", "in"]) pane.classList.toggle(state, pane.id === shown);
    }
    for (const label of tab.closest("ul")?.children ?? [])
      label.classList.toggle("active", label.contains(tab));
  });
}
