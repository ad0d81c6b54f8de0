/** Editing in place opens on a double click anywhere in a cell and wipes whatever the cell held. */
export function enableInlineEdit(root: ParentNode): void {
  for (const cell of root.querySelectorAll<HTMLElement>(".inlineEdit")) {
    if (cell.dataset["editable"] !== undefined) continue;
    cell.dataset["editable"] = "";
    cell.addEventListener("dblclick", () => openEditor(cell));
    delayLinks(cell);
  }
}

/** A link in such a cell waits half a second for a second click before it is followed. */
function delayLinks(cell: HTMLElement): void {
  for (const link of cell.querySelectorAll("a")) {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (waiting !== undefined) {
        clearTimeout(waiting);
        waiting = undefined;
        return;
      }
      waiting = setTimeout(() => {
        waiting = undefined;
        location.href = link.href;
      }, 500);
    });
  }
}

let saveOpenEditor: (() => Promise<void>) | undefined;
let swallowsEnter = false;

function openEditor(cell: HTMLElement): void {
  if (cell.classList.contains("inlineEditActive")) return;
  const field = cell.getAttribute("field") ?? "";
  const before = shownText(cell);
  cell.classList.add("inlineEditActive");
  const form = document.createElement("form");
  form.id = "EditView";
  form.name = "EditView";
  const box = document.createElement("div");
  box.id = "inline_edit_field";
  const input = document.createElement("input");
  input.type = "text";
  input.name = input.id = field;
  input.className = cell.getAttribute("type") ?? "";
  input.value = before;
  box.append(input);
  const save = document.createElement("a");
  save.id = "inlineEditSaveButton";
  save.textContent = "✓";
  form.append(box, save);
  cell.replaceChildren(form);
  input.focus();

  const close = (text: string): void => {
    saveOpenEditor = undefined;
    document.removeEventListener("click", clickAway, true);
    cell.classList.remove("inlineEditActive");
    if (cell.tagName === "DIV") cell.classList.add("fix-inlineEdit-textarea");
    // The link does not come back until the page is loaded anew.
    cell.innerHTML = '<div class="inlineEditIcon"><svg width="12" height="12"></svg></div>';
    cell.prepend(text);
  };
  const store = async (): Promise<void> => close(await saveField(cell, field, input.value));
  const clickAway = (event: MouseEvent): void => {
    if (event.target instanceof Node && cell.contains(event.target)) return;
    if (input.value === before) close(before);
    else if (confirm("You have unsaved changes. Save them?")) void store();
    else close(before);
  };
  saveOpenEditor = store;
  save.addEventListener("click", () => void store());
  document.addEventListener("click", clickAway, true);
  swallowEnter();
}

/** The CRM hangs this on the whole document and never takes it off again. */
function swallowEnter(): void {
  if (swallowsEnter) return;
  swallowsEnter = true;
  document.addEventListener("keypress", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void saveOpenEditor?.();
  });
}

async function saveField(cell: Element, field: string, value: string): Promise<string> {
  const form = cell.closest("#MassUpdate") ?? document.querySelector("#formDetailView");
  const module = form?.querySelector<HTMLInputElement>("input[name=module]")?.value ?? "";
  const row = cell.closest("tr")?.querySelector<HTMLInputElement>('input[name="mass[]"]')?.value;
  const id = row ?? form?.querySelector<HTMLInputElement>("input[name=record]")?.value ?? "";
  const body = new URLSearchParams({
    module: "Home",
    action: "saveHTMLField",
    field,
    value,
    id,
    current_module: module,
  });
  const response = await fetch("index.php", { method: "POST", body });
  return response.text();
}

function shownText(cell: Element): string {
  return [...cell.childNodes]
    .filter(
      (node) => !(node instanceof Element && node.matches(".inlineEditIcon, ringback-actions")),
    )
    .map((node) => node.textContent ?? "")
    .join("")
    .trim();
}
