import { html, nothing, type Html } from "./html.ts";
import type { Field, Layout } from "./layouts/field.ts";
import type { PageStore } from "./page-store.ts";

type Parameters = Readonly<Record<string, string>>;

/** The menu of what can be done with the chosen rows. */
export function bulkActions({ massUpdate }: Layout): Html {
  if (massUpdate.length === 0) return nothing;
  return html`<ul id="actionLinkTop" class="clickMenu selectActions fancymenu SugarActionMenu">
    <li class="sugar_action_button">
      <a href="#" class="parent-dropdown-handler" id="delete_listview_top"
        ><label class="selected-actions-label hidden-mobile">BULK ACTION</label></a
      >
      <ul class="subnav">
        <li><a class="menuItem" id="massupdate_listview_top" href="#">Mass Update</a></li>
      </ul>
    </li>
  </ul>`;
}

/** The form below a list that changes fields of every chosen row; hidden until it is asked for. */
export function massUpdateForm({ massUpdate }: Layout): Html {
  if (massUpdate.length === 0) return nothing;
  return html`<div id="massupdate_form" style="display:none;">
    <table width="100%" cellpadding="0" cellspacing="0" border="0" class="formHeader h3Row">
      <tbody>
        <tr>
          <td nowrap="">
            <h3><span>Mass Update</span></h3>
          </td>
        </tr>
      </tbody>
    </table>
    <div id="mass_update_div">
      <table
        cellpadding="0"
        cellspacing="1"
        border="0"
        width="100%"
        class="edit view"
        id="mass_update_table"
      >
        <tbody>
          ${massUpdate.map(
            (field) =>
              html`<tr>
                <td width="15%" scope="row">${field.label}:</td>
                <td>${massInput(field)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <input type="submit" class="button" id="update_button" name="Update" value="Update" />
    </div>
  </div>`;
}

function massInput(field: Field): Html {
  if (field.type === "relate")
    return html`<input
        id="mass_assigned_user_name"
        name="assigned_user_name"
        type="text"
        value=""
      />
      <input id="mass_assigned_user_id" name="assigned_user_id" type="hidden" value="" />
      <button
        type="button"
        class="button"
        id="mass_assigned_user_name_btn"
        name="btn1"
        title="Select"
        data-popup="Users"
      >
        Select
      </button>`;
  const { name, options = [] } = field;
  return html`<select id="mass_${name}" name="${name}">
    <option value="" selected>--None--</option>
    ${options.map((option) => html`<option value="${option}">${option}</option>`)}
  </select>`;
}

/** Changes the chosen rows; what was left empty stays as it is in each of them. */
export function applyMassUpdate(
  store: PageStore,
  { module, massUpdate }: Layout,
  chosen: readonly string[],
  parameters: Parameters,
): void {
  const changes = Object.fromEntries(
    massUpdate.flatMap(({ name, type }) => {
      const column = type === "relate" ? "assigned_user_id" : name;
      const value = parameters[column] ?? "";
      return value === "" ? [] : [[column, value]];
    }),
  );
  for (const id of chosen) {
    if (store.find(module, id) === undefined) continue;
    if (parameters["delete"] === "true") store.remove(module, id);
    else store.save(module, id, changes);
  }
}
