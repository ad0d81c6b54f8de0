let dialogs = 0;

/** The i at the end of a list's row opens a dialog, which stands inside the content. */
export function followAdditionalDetails(): void {
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    const icon = target.closest("span[id^=adspan_]");
    const close = target.closest(".ui-dialog-titlebar-close");
    if (icon !== null) void open(icon.id.slice("adspan_".length));
    else close?.closest(".ui-dialog")?.remove();
  });
}

async function open(id: string): Promise<void> {
  const form = document.querySelector("#MassUpdate");
  const bean = form?.querySelector<HTMLInputElement>('input[name="module"]')?.value ?? "";
  const query = new URLSearchParams({
    to_pdf: "true",
    module: "Home",
    action: "AdditionalDetailsRetrieve",
    bean,
    id,
  });
  const response = await fetch(`index.php?${query.toString()}`);
  if (!response.ok) return;
  const { title, body } = (await response.json()) as { title: string; body: string };
  // One at a time: the next takes the place of the one before.
  document.querySelector("#content > .ui-dialog")?.remove();
  document.querySelector("#content")?.append(dialog(title, body));
}

/** Shaped as jQuery UI builds it. */
function dialog(title: string, body: string): HTMLElement {
  dialogs += 1;
  const name = `ui-id-${dialogs}`;
  const frame = document.createElement("div");
  frame.className = "ui-dialog ui-corner-all ui-widget ui-widget-content ui-front";
  frame.tabIndex = -1;
  frame.setAttribute("role", "dialog");
  frame.setAttribute("aria-labelledby", name);
  frame.innerHTML = `<div class="ui-dialog-titlebar ui-corner-all ui-widget-header ui-helper-clearfix"><span id="${name}" class="ui-dialog-title"></span><button type="button" class="ui-button ui-corner-all ui-widget ui-button-icon-only ui-dialog-titlebar-close" title="Close"><span class="ui-button-icon ui-icon ui-icon-closethick"></span></button></div><div class="ui-dialog-content ui-widget-content open"></div>`;
  const heading = frame.querySelector(".ui-dialog-title");
  if (heading !== null) heading.textContent = title;
  const content = frame.querySelector(".ui-dialog-content");
  if (content !== null) content.innerHTML = body;
  return frame;
}
