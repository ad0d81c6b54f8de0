/** The window that choose-buttons open, and what a choice in it does to the form that opened it. */
export function followPopups(): void {
  Object.assign(window, { send_back: sendBack, set_return: takeChoice });
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-popup]") : null;
    const module = button?.dataset["popup"];
    if (module === undefined) return;
    const query = new URLSearchParams({ module, action: "Popup" });
    window.open(`index.php?${query.toString()}`, "_blank", "width=600,height=400");
  });
}

interface Chooser {
  set_return?: (id: string, name: string) => void;
}

/** Called by the handlers in a popup's rows. */
function sendBack(_module: string, id: string): void {
  const link = [...document.querySelectorAll("a[onclick]")].find((candidate) =>
    candidate.getAttribute("onclick")?.includes(`'${id}'`),
  );
  const opener = window.opener as (Window & Chooser) | null;
  opener?.set_return?.(id, link?.textContent.trim() ?? "");
  window.close();
}

function takeChoice(id: string, name: string): void {
  const hidden = document.querySelector<HTMLInputElement>("#mass_assigned_user_id");
  const shown = document.querySelector<HTMLInputElement>("#mass_assigned_user_name");
  if (hidden !== null) hidden.value = id;
  if (shown !== null) shown.value = name;
}
