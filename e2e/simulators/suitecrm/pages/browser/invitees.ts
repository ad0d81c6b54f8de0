interface Invitee {
  fullName: string;
  email: string;
  phone: string;
}

/** The search below a call's form writes its findings into bare cells, without any record's id. */
export function followInviteeSearch(): void {
  document.addEventListener("submit", (event) => {
    const { target } = event;
    if (!(target instanceof HTMLFormElement) || target.id !== "scheduler_search") return;
    event.preventDefault();
    void search(target);
  });
}

async function search(form: HTMLFormElement): Promise<void> {
  const typed = new FormData(form);
  const value = (name: string): string => {
    const text = typed.get(name);
    return typeof text === "string" ? text : "";
  };
  const query = new URLSearchParams({
    module: "Home",
    action: "InviteeSearch",
    first_name: value("search_first_name"),
    last_name: value("search_last_name"),
    email1: value("search_email"),
  });
  const response = await fetch(`index.php?${query.toString()}`);
  show((await response.json()) as Invitee[]);
}

function show(found: readonly Invitee[]): void {
  const list = document.querySelector<HTMLElement>("#list_div_win");
  const none = document.querySelector<HTMLElement>("#empty-search-message");
  if (list === null || none === null) return;
  list.style.display = found.length > 0 ? "block" : "none";
  none.style.display = found.length > 0 ? "none" : "";
  list.innerHTML =
    '<table width="100%" cellpadding="0" cellspacing="0" border="0" class="list view"><tbody><tr><th width="2%" nowrap="nowrap">&nbsp;</th><th width="20%" nowrap="nowrap">Name</th><th width="20%" nowrap="nowrap">Email</th><th width="20%" nowrap="nowrap">Office Phone</th><th width="18%" nowrap="nowrap">&nbsp;</th></tr></tbody></table>';
  const body = list.querySelector("tbody");
  found.forEach(({ fullName, email, phone }, place) => {
    const row = document.createElement("tr");
    row.className = place % 2 === 0 ? "oddListRowS1" : "evenListRowS1";
    row.insertCell();
    for (const text of [fullName, email, phone]) row.insertCell().textContent = text || "\u00A0";
    const last = row.insertCell();
    last.align = "right";
    last.innerHTML = `<input type="button" id="invitees_add_${place + 1}" class="button" value="Add">`;
    body?.append(row);
  });
}
