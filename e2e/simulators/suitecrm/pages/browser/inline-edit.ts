import { delayLinks } from "./delay-links.ts";

const icon =
  '<div class="inlineEditIcon"><svg id="inline_edit_icon" width="15px" height="15px" viewBox="0 0 16 16"><g class="icon" id="Icon_6_"><path class="icon" d="M2 11v3h3l7-7-3-3zM13 6l1-1-3-3-1 1z"></path></g></svg></div>';

/** Editing in place opens on a double click anywhere in a cell and wipes whatever the cell held. */
export function enableInlineEdit(): void {
  for (const cell of document.querySelectorAll<HTMLElement>(".inlineEdit")) {
    cell.addEventListener("dblclick", () => void openEditor(cell));
  }
  delayLinks();
}

/** The one field being edited. */
interface OpenEditor {
  readonly cell: HTMLElement;
  readonly before: string;
}
let open: OpenEditor | undefined;

async function openEditor(cell: HTMLElement): Promise<void> {
  if (open?.cell.isConnected) return;
  const editor = await ask("getEditFieldHTML", cell);
  // Some fields have an editor of their own that this simulator lacks.
  if (editor === "" || open?.cell.isConnected || !cell.isConnected) return;
  cell.classList.add("inlineEditActive");
  cell.innerHTML = editor;
  const input = inputOf(cell);
  open = { cell, before: input?.value ?? "" };
  input?.focus();
  cell.querySelector("#inlineEditSaveButton")?.addEventListener("click", () => void save());
  document.addEventListener("click", clickAway, true);
  swallowEnter();
}

function clickAway({ target }: MouseEvent): void {
  if (!open?.cell.isConnected || (target instanceof Node && open.cell.contains(target))) return;
  const isChanged = inputOf(open.cell)?.value !== open.before;
  if (isChanged && confirm("You have unsaved changes. Save them?")) void save();
  else void close(open.cell, ask("getDisplayValue", open.cell));
}

function save(): Promise<void> {
  if (open === undefined) return Promise.resolve();
  const { cell } = open;
  return close(cell, ask("saveHTMLField", cell, inputOf(cell)?.value ?? ""));
}

/** The link does not come back until the page is loaded anew. */
async function close(cell: HTMLElement, answer: Promise<string>): Promise<void> {
  open = undefined;
  document.removeEventListener("click", clickAway, true);
  const text = await answer;
  cell.classList.remove("inlineEditActive");
  if (cell.tagName === "DIV") cell.classList.add("fix-inlineEdit-textarea");
  cell.innerHTML = text + icon;
  // Whatever link stands in such a cell now is bound once more, even an extension's own.
  delayLinks();
}

let swallowsEnter = false;

/** The CRM hangs this on the whole document and never takes it off again. */
function swallowEnter(): void {
  if (swallowsEnter) return;
  swallowsEnter = true;
  document.addEventListener("keypress", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void save();
  });
}

async function ask(action: string, cell: Element, value?: string): Promise<string> {
  const form = cell.closest("#MassUpdate") ?? document.querySelector("#formDetailView");
  const inForm = (name: string): string =>
    form?.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? "";
  const row = cell.closest("tr")?.querySelector<HTMLInputElement>('input[name="mass[]"]')?.value;
  const body = new URLSearchParams({
    module: "Home",
    action,
    field: cell.getAttribute("field") ?? "",
    id: row ?? inForm("record"),
    current_module: inForm("module"),
    ...(value !== undefined && { value }),
  });
  const response = await fetch("index.php", { method: "POST", body });
  return response.text();
}

function inputOf(cell: Element): HTMLInputElement | null {
  return cell.querySelector("#inline_edit_field :is(input, select, textarea)");
}
