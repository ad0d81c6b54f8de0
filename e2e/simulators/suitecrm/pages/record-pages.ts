import type { Response } from "express";
import { detailView } from "./detail-view.ts";
import { fullDocument, header, type Visitor } from "./document.ts";
import { editableFields, editView } from "./edit-view.ts";
import { html, nothing, type Html } from "./html.ts";
import { layoutOf, recordName } from "./layouts.ts";
import { listView } from "./list-view.ts";
import type { ListQuery, PageStore } from "./page-store.ts";
import { isSubpanel, subpanelContent } from "./subpanels.ts";

export type PageParameters = Readonly<Record<string, string>>;

const rowsPerPage = 20;

/** Answers what a signed-in user asks of the records: pages, their parts, and saving. */
export function serveRecords(
  store: PageStore,
  userId: string,
  parameters: PageParameters,
  response: Response,
): void {
  const visitor: Visitor = { userId, name: store.userName(userId) };
  switch (parameters["action"] ?? "") {
    case "ajaxui":
      response.send(fullDocument(visitor, "", nothing, true));
      return;
    case "saveHTMLField":
      response.send(saveField(store, parameters));
      return;
    case "SubPanelViewer":
      sendSubpanel(store, parameters, response);
      return;
    case "Save":
      save(store, parameters, response);
      return;
    default:
      sendPage(visitor, pageOf(store, parameters), parameters, response);
  }
}

interface Page {
  readonly title: string;
  readonly content: Html;
}

function sendPage(
  visitor: Visitor,
  { title, content }: Page,
  parameters: PageParameters,
  response: Response,
): void {
  if (parameters["ajax_load"] === "1") {
    response.json({
      title: `${title} » SuiteCRM`,
      header: header(visitor).text,
      content: content.text,
    });
  } else response.send(fullDocument(visitor, title, content, false));
}

function pageOf(store: PageStore, parameters: PageParameters): Page {
  const { module = "Leads", action = "index", record: id = "" } = parameters;
  const layout = layoutOf(module);
  if (layout === undefined) {
    return { title: module, content: html`<p>${module} is not part of this simulator.</p>` };
  }
  const record = store.find(module, id);
  if (action === "EditView") return { title: module, content: editView(layout, record) };
  if (action !== "DetailView") {
    return { title: module, content: listView(store, layout, listQuery(parameters)) };
  }
  if (record === undefined) {
    return { title: module, content: html`<p class="error">Error retrieving record.</p>` };
  }
  return { title: recordName(record), content: detailView(store, layout, record) };
}

/** Choosing the column a list is already sorted by turns the order round. */
function listQuery(parameters: PageParameters): ListQuery {
  const { sort, order_by: before = "date_entered", descending = "1" } = parameters;
  const wasDescending = descending === "1";
  return {
    offset: Math.max(0, Number.parseInt(parameters["offset"] ?? "0", 10) || 0),
    limit: rowsPerPage,
    orderBy: sort ?? before,
    descending: sort === undefined ? wasDescending : sort === before && !wasDescending,
  };
}

function sendSubpanel(store: PageStore, parameters: PageParameters, response: Response): void {
  const { subpanel = "", module = "", record = "" } = parameters;
  if (isSubpanel(subpanel)) response.send(subpanelContent(store, subpanel, module, record).text);
  else response.status(404).send(`No subpanel ${subpanel}`);
}

function saveField(store: PageStore, parameters: PageParameters): string {
  const { current_module: module = "", id = "", field = "", value = "" } = parameters;
  return store.save(module, id, { [field]: value }).attributes[field] ?? "";
}

function save(store: PageStore, parameters: PageParameters, response: Response): void {
  const { module = "", record = "" } = parameters;
  const layout = layoutOf(module);
  if (layout === undefined) {
    response.status(404).send(`No module ${module}`);
    return;
  }
  const attributes = Object.fromEntries(
    editableFields(layout).flatMap(({ name }) => {
      const value = parameters[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const saved = store.save(module, record === "" ? undefined : record, attributes);
  const query = new URLSearchParams({ module, action: "DetailView", record: saved.id });
  response.redirect(`/index.php?${query.toString()}`);
}
