/**
 * The CRM's own navigation: in a document opened with `?action=ajaxui` the address in the hash is
 * fetched and the content replaced, again at every change of the hash.
 */
export function followAjaxUi(arrived: () => void): void {
  if (new URLSearchParams(location.search).get("action") !== "ajaxui") return;
  let latest = 0;
  const load = async (): Promise<void> => {
    const target = new URLSearchParams(location.hash.slice(1)).get("ajaxUILoc");
    if (target === null) return;
    latest += 1;
    const turn = latest;
    const response = await fetch(`${target}&ajax_load=1&loadLanguageJS=1`);
    const page = (await response.json()) as {
      content: string;
      header: string;
      title: string;
      signInAt?: string;
    };
    // Somebody went on before this answer came.
    if (turn !== latest) return;
    // An ended session answers 200 with a script that goes to the login page.
    if (page.signInAt !== undefined) {
      location.assign(page.signInAt);
      return;
    }
    document.title = page.title;
    replaceChildren("#ajaxHeader", page.header);
    replaceChildren("#content", page.content);
    arrived();
  };
  addEventListener("hashchange", () => void load());
  void load();
}

function replaceChildren(selector: string, html: string): void {
  const element = document.querySelector(selector);
  if (element !== null) element.innerHTML = html;
}
