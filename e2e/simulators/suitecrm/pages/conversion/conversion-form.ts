import { html, type Html } from "../html.ts";
import { field, type Field } from "../layouts/field.ts";
import { recordName } from "../layouts/layouts.ts";
import type { PageRecord } from "../page-store.ts";

/** One kind of record that a lead becomes. */
export interface ConvertedModule {
  readonly module: "Contacts" | "Accounts";
  readonly title: string;
  readonly fields: readonly Field[];
  /** Where a field's first value comes from, where the lead calls it something else. */
  readonly sources: Readonly<Record<string, string>>;
}

export const conversionModules: readonly ConvertedModule[] = [
  {
    module: "Contacts",
    title: "Create Contact",
    fields: [
      field("first_name", "First Name"),
      field("title", "Job Title"),
      field("last_name", "Last Name"),
      field("department", "Department"),
      field("primary_address_street", "Primary Address"),
      field("phone_work", "Office Phone", "phone"),
      field("primary_address_city", "City"),
      field("phone_mobile", "Mobile", "phone"),
      field("primary_address_state", "State"),
      field("phone_other", "Other Phone", "phone"),
      field("primary_address_postalcode", "Postal Code"),
      field("phone_fax", "Fax", "phone"),
      field("primary_address_country", "Country"),
      field("email1", "Email Address"),
      field("description", "Description", "text"),
    ],
    sources: {},
  },
  {
    module: "Accounts",
    title: "Create Account",
    fields: [
      field("name", "Name"),
      field("phone_office", "Office Phone", "phone"),
      field("website", "Website"),
      field("description", "Description", "text"),
    ],
    sources: { name: "account_name", phone_office: "phone_work" },
  },
];

/** The form that turns a lead into a contact and an account; its names begin with the module. */
export function conversionForm(lead: PageRecord): Html {
  const back = new URLSearchParams({ module: "Leads", action: "DetailView", record: lead.id });
  return html`<div class="moduleTitle">
      <h2 class="module-title-text">Convert Lead: ${recordName(lead)}</h2>
    </div>
    <form
      action="index.php"
      method="POST"
      name="ConvertLead"
      id="ConvertLead"
      enctype="multipart/form-data"
    >
      <table width="100%" cellpadding="0" cellspacing="0" border="0">
        <tbody>
          <tr>
            <td class="buttons">
              <input type="hidden" name="module" value="Leads" />
              <input type="hidden" name="record" value="${lead.id}" />
              <input type="hidden" name="isDuplicate" value="false" />
              <input type="hidden" name="action" value="ConvertLead" />
              <input type="hidden" name="handle" value="save" />
              <input type="submit" class="button primary" id="SAVE_HEADER" value="Save" />
              <a class="button" id="CANCEL_HEADER" href="index.php?${back.toString()}">Cancel</a>
            </td>
          </tr>
        </tbody>
      </table>
      <div class="edit view" style="width:auto;">
        ${conversionModules.map((converted) => section(converted, lead))}
      </div>
    </form>`;
}

function section({ module, title, fields, sources }: ConvertedModule, lead: PageRecord): Html {
  const valueOf = ({ name }: Field): string => lead.attributes[sources[name] ?? name] ?? "";
  return html`<h4>
      <input
        type="hidden"
        name="convert_create_${module}"
        id="convert_create_${module}"
        value="true"
      />
      <input class="checkbox" type="checkbox" name="new${module}" id="new${module}" checked />
      <label for="new${module}">${title}</label>
    </h4>
    <table
      width="100%"
      border="0"
      cellspacing="1"
      cellpadding="0"
      class="edit view"
      id="create${module}"
    >
      <tbody>
        ${pairs(fields).map(
          (row) =>
            html`<tr>
              ${row.map((shown) => fieldCells(module, shown, valueOf(shown)))}
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function pairs(fields: readonly Field[]): Field[][] {
  const rows: Field[][] = [];
  for (let index = 0; index < fields.length; index += 2) rows.push(fields.slice(index, index + 2));
  return rows;
}

/** Neither cell says what kind of field it is; only a phone's input has a class. */
function fieldCells(module: string, { name, label, type }: Field, value: string): Html {
  const id = `${module}${name}`;
  const input =
    type === "text"
      ? html`<textarea id="${id}" name="${id}" rows="4" cols="60">${value}</textarea>`
      : html`<input
          type="text"
          name="${id}"
          id="${id}"
          size="30"
          maxlength="${type === "phone" ? 100 : 255}"
          value="${value}"
          title=""
          tabindex="0"
          class="${type === "phone" ? "phone" : ""}"
        />`;
  return html`<td valign="top" id="${name}_label" width="10%" scope="row">${label}:</td>
    <td valign="top" width="30%">${input}</td>`;
}
