import type { Response } from "express";
import { additionalDetails } from "./additional-details.ts";
import { conversionForm } from "./conversion/conversion-form.ts";
import { convertLead } from "./conversion/convert-lead.ts";
import { detailView } from "./detail-view.ts";
import { ajaxUiDocument, type Page } from "./document.ts";
import { editableFields, editView } from "./edit-view.ts";
import { dashletQuery, dashletTable } from "./home/dashlet-view.ts";
import { findDashlet } from "./home/dashlets.ts";
import { homePage } from "./home/home-page.ts";
import { html } from "./html.ts";
import { inlineEditor, inlineValue, saveInline } from "./inline-edit.ts";
import { findInvitees } from "./invitees/invitee-search.ts";
import type { Layout } from "./layouts/field.ts";
import { layoutOf, moduleTitle, recordName } from "./layouts/layouts.ts";
import { choiceIn, listQuery } from "./list-query.ts";
import { listView } from "./list-view.ts";
import { applyMassUpdate } from "./mass-update.ts";
import { popupPage } from "./popups/popup-page.ts";
import { globalSearch } from "./search/global-search.ts";
import { sendPage } from "./send-page.ts";
import { subpanelQuery } from "./subpanels/subpanel-query.ts";
import { subpanelContent } from "./subpanels/subpanel-view.ts";
import { isSubpanel } from "./subpanels/subpanels.ts";
import type { PageParameters, Visit } from "./visit.ts";

/** Answers what a signed-in user asks of the records: pages, their parts, and saving. */
export function serveRecords(visit: Visit, parameters: PageParameters, response: Response): void {
  const answer = answers[parameters["action"] ?? ""];
  if (answer !== undefined) answer(visit, parameters, response);
  else sendPage(visit.visitor, pageOf(visit, parameters), parameters, response);
}

type Answer = (visit: Visit, parameters: PageParameters, response: Response) => void;

const answers: Readonly<Record<string, Answer | undefined>> = {
  ajaxui: ({ visitor }, _parameters, response) => void response.send(ajaxUiDocument(visitor)),
  getEditFieldHTML: ({ store }, parameters, response) =>
    void response.send(inlineEditor(store, parameters).text),
  getDisplayValue: ({ store }, parameters, response) =>
    void response.send(inlineValue(store, parameters).text),
  saveHTMLField: ({ store }, parameters, response) =>
    void response.send(saveInline(store, parameters).text),

  SubPanelViewer({ store }, parameters, response) {
    const { subpanel = "", module = "", record = "" } = parameters;
    if (!isSubpanel(subpanel)) response.status(404).send(`No subpanel ${subpanel}`);
    else {
      const parent = { module, id: record };
      const query = subpanelQuery(parameters);
      response.send(subpanelContent(store, subpanel, parent, query).text);
    }
  },

  DisplayDashlet({ store, visitor }, parameters, response) {
    const dashlet = findDashlet(parameters["id"] ?? "");
    if (dashlet === undefined) response.status(404).send("No such dashlet");
    else {
      const query = dashletQuery(dashlet, parameters);
      response.send(dashletTable(store, visitor.userId, dashlet, query).text);
    }
  },

  AdditionalDetailsRetrieve({ store }, { bean = "", id = "" }, response) {
    const layout = layoutOf(bean);
    const record = store.find(bean, id);
    if (layout === undefined || record === undefined) response.status(404).json({});
    else response.json(additionalDetails(store, layout, record));
  },

  InviteeSearch({ store }, { first_name = "", last_name = "", email1 = "" }, response) {
    response.json(findInvitees(store, { first_name, last_name, email1 }));
  },

  Popup({ store, visitor }, parameters, response) {
    const layout = layoutOf(parameters["module"] ?? "");
    if (layout === undefined) response.status(404).send("No such module");
    else response.send(popupPage(store, visitor.subtheme, layout, parameters));
  },

  Save({ store }, parameters, response) {
    const { module = "", record = "" } = parameters;
    const layout = layoutOf(module);
    if (layout === undefined) response.status(404).send(`No module ${module}`);
    else {
      const saved = store.save(
        module,
        record === "" ? undefined : record,
        typed(layout, parameters),
      );
      response.redirect(response.req.baseUrl + pageAddress(module, saved.id));
    }
  },

  ConvertLead({ store, visitor }, parameters, response) {
    const lead = store.find("Leads", parameters["record"] ?? "");
    if (lead === undefined) {
      sendPage(visitor, missingRecord("Leads"), parameters, response);
    } else if (parameters["handle"] === "save") {
      const contact = convertLead(store, lead, parameters);
      const module = contact === undefined ? "Leads" : "Contacts";
      response.redirect(response.req.baseUrl + pageAddress(module, contact ?? lead.id));
    } else {
      const page = { module: "Leads", title: "Convert Lead", content: conversionForm(lead) };
      sendPage(visitor, page, parameters, response);
    }
  },

  MassUpdate(visit, parameters, response) {
    const { module = "" } = parameters;
    const layout = layoutOf(module);
    if (layout !== undefined) applyMassUpdate(visit.store, layout, visit.chosen, parameters);
    const list = pageOf(visit, { ...parameters, action: "index" });
    sendPage(visit.visitor, list, parameters, response);
  },

  UnifiedSearch({ store, visitor }, parameters, response) {
    const content = globalSearch(store, parameters["query_string"] ?? "");
    sendPage(visitor, { module: "Home", title: "Search", content }, parameters, response);
  },
};

function pageOf(visit: Visit, parameters: PageParameters): Page {
  const { store, visitor } = visit;
  const { module = "Home", action = "index" } = parameters;
  if (module === "Home") return { module, title: "Home", content: homePage(store, visitor.userId) };
  const layout = layoutOf(module);
  if (layout === undefined) {
    const content = html`<p class="notice">${module} is not part of this simulator.</p>`;
    return { module, title: module, content };
  }
  const title = moduleTitle(module);
  const { record: id = "" } = parameters;
  if (action === "EditView")
    return { module, title, content: editView(layout, store.find(module, id)) };
  if (action === "DetailView") return detailPage(visit, layout, id);
  // Whoever is no admin gets to see themselves instead of the list of users.
  if (module === "Users" && !visitor.isAdmin) return detailPage(visit, layout, visitor.userId);
  visit.lists.remember(module, choiceIn(layout, parameters));
  const choice = visit.lists.of(module);
  const content = listView(store, layout, listQuery(layout, parameters, choice), choice);
  return { module, title, content };
}

function detailPage({ store, opened }: Visit, layout: Layout, id: string): Page {
  const { module } = layout;
  const record = store.find(module, id);
  if (record === undefined) return missingRecord(module);
  const name = recordName(record);
  opened({ module, id: record.id, name });
  const title = `${name} » ${moduleTitle(module)}`;
  return { module, title, content: detailView(store, layout, record) };
}

function missingRecord(module: string): Page {
  const content = html`<p class="error">Error retrieving record.</p>`;
  return { module, title: moduleTitle(module), content };
}

function pageAddress(module: string, id: string): string {
  const query = new URLSearchParams({ module, action: "DetailView", record: id });
  return `/index.php?${query.toString()}`;
}

/** What a form holds of a module's fields. */
function typed(layout: Layout, parameters: PageParameters): Record<string, string> {
  return Object.fromEntries(
    editableFields(layout).flatMap(({ name }) => {
      const value = parameters[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
