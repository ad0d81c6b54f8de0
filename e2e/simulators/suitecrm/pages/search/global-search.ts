import { recordLink, shownText } from "../field-view.ts";
import { html, nothing, type Html } from "../html.ts";
import type { Field, Layout } from "../layouts/field.ts";
import { layoutOf, moduleTitle, recordName } from "../layouts/layouts.ts";
import type { PageRecord, PageStore } from "../page-store.ts";

const searched = ["Accounts", "Contacts", "Leads", "Prospects", "Opportunities"];
const rowsShown = 10;

/** What the search field above every page finds, one table for each module. */
export function globalSearch(store: PageStore, words: string): Html {
  const found = searched.map((module) => resultsIn(store, module, words));
  return html`<h2 class="moduleTitle">Search</h2>
    <form id="UnifiedSearch" name="UnifiedSearchMain" action="index.php" class="search-form">
      <input type="hidden" name="action" value="UnifiedSearch" />
      <input type="hidden" name="module" value="Home" />
      <input type="text" name="query_string" aria-label="Search for" value="${words}" />
      <input type="submit" class="button primary" value="Search" />
    </form>
    <h2 class="moduleTitle">Results</h2>
    ${
      found.some((results) => results !== nothing)
        ? found
        : html`<p class="error">
            No results matching your search criteria. Try broadening your search.
          </p>`
    }`;
}

function resultsIn(store: PageStore, module: string, words: string): Html {
  const layout = layoutOf(module);
  const wanted = words.trim().toLowerCase();
  if (layout === undefined || wanted === "") return nothing;
  const columns = layout.list.filter(({ type }) => type !== "email");
  const { records } = store.list(
    module,
    { offset: 0, limit: rowsShown, orderBy: "name", descending: false },
    (valueOf) =>
      ["name", ...columns.map(({ name }) => name)].some((name) =>
        valueOf(name).toLowerCase().includes(wanted),
      ),
  );
  return records.length === 0 ? nothing : resultTable(store, layout, columns, records);
}

function resultTable(
  store: PageStore,
  { module }: Layout,
  columns: readonly Field[],
  records: readonly PageRecord[],
): Html {
  return html`<h3>${moduleTitle(module)}</h3>
    <table cellpadding="0" cellspacing="0" border="0" class="list view" width="100%">
      <thead>
        <tr height="20">
          ${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${records.map(
          (record, row) =>
            html`<tr class="${row % 2 === 0 ? "oddListRowS1" : "evenListRowS1"}">
              ${columns.map((column) => resultCell(store, module, record, column))}
            </tr>`,
        )}
      </tbody>
    </table>`;
}

/** Only the name is a link: numbers stand as bare text in bare cells here. */
function resultCell(store: PageStore, module: string, record: PageRecord, column: Field): Html {
  if (column.type === "name")
    return html`<td><a href="${recordLink(module, record.id)}">${recordName(record)}</a></td>`;
  return html`<td>${shownText(store, record, column)}</td>`;
}
