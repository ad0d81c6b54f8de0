import type { Response } from "express";
import { detailView } from "./detail-view.ts";
import { ajaxUiDocument, fullDocument, type Page } from "./document.ts";
import { editableFields, editView } from "./edit-view.ts";
import { header, type Visitor } from "./header.ts";
import { html } from "./html.ts";
import { inlineEditor, inlineValue, saveInline } from "./inline-edit.ts";
import { layoutOf, recordName } from "./layouts/layouts.ts";
import { listQuery } from "./list-query.ts";
import { listView } from "./list-view.ts";
import type { PageStore } from "./page-store.ts";
import type { RecentRecord } from "./recently-viewed.ts";
import { isSubpanel, subpanelContent } from "./subpanels.ts";

export type PageParameters = Readonly<Record<string, string>>;

export interface Visit {
  readonly store: PageStore;
  /** As the visit finds them: a record opened now shows in the bar from the next page on. */
  readonly visitor: Visitor;
  readonly opened: (record: RecentRecord) => void;
}

/** Answers what a signed-in user asks of the records: pages, their parts, and saving. */
export function serveRecords(visit: Visit, parameters: PageParameters, response: Response): void {
  const { store, visitor } = visit;
  switch (parameters["action"] ?? "") {
    case "ajaxui":
      response.send(ajaxUiDocument(visitor));
      return;
    case "getEditFieldHTML":
      response.send(inlineEditor(store, parameters).text);
      return;
    case "getDisplayValue":
      response.send(inlineValue(store, parameters).text);
      return;
    case "saveHTMLField":
      response.send(saveInline(store, parameters).text);
      return;
    case "SubPanelViewer":
      sendSubpanel(store, parameters, response);
      return;
    case "Save":
      save(store, parameters, response);
      return;
    default:
      sendPage(visitor, pageOf(visit, parameters), parameters, response);
  }
}

function sendPage(
  visitor: Visitor,
  page: Page,
  parameters: PageParameters,
  response: Response,
): void {
  if (parameters["ajax_load"] === "1") {
    response.json({
      title: `${page.title} » SuiteCRM`,
      header: header(visitor, page.module).text,
      content: page.content.text,
    });
  } else response.send(fullDocument(visitor, page));
}

function pageOf({ store, opened }: Visit, parameters: PageParameters): Page {
  const { module = "Leads", action = "index", record: id = "" } = parameters;
  const layout = layoutOf(module);
  if (layout === undefined) {
    const content = html`<p class="notice">${module} is not part of this simulator.</p>`;
    return { module, title: module, content };
  }
  const record = store.find(module, id);
  if (action === "EditView") return { module, title: module, content: editView(layout, record) };
  if (action !== "DetailView") {
    const content = listView(store, layout, listQuery(layout, parameters));
    return { module, title: module, content };
  }
  if (record === undefined) {
    const content = html`<p class="error">Error retrieving record.</p>`;
    return { module, title: module, content };
  }
  const name = recordName(record);
  opened({ module, id: record.id, name });
  return { module, title: `${name} » ${module}`, content: detailView(store, layout, record) };
}

function sendSubpanel(store: PageStore, parameters: PageParameters, response: Response): void {
  const { subpanel = "", module = "", record = "" } = parameters;
  if (isSubpanel(subpanel)) response.send(subpanelContent(store, subpanel, module, record).text);
  else response.status(404).send(`No subpanel ${subpanel}`);
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
