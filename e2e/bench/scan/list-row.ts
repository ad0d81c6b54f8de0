import type { Dice } from "../text-corpus/dice.ts";

const editIcon =
  '<div class="inlineEditIcon"><svg viewBox="0 0 12 12"><path d="M1 11l2-1 7-7-1-1-7 7z"/></svg></div>';
const firstNames = ["Ana", "Björn", "Chidi", "Dorota", "Emre", "Fatima", "Grace", "Hiro", "Inês"];
const lastNames = ["Adeyemi", "Bergström", "Carvalho", "Dubois", "Eriksen", "Ferrari", "Gruber"];
const companies = ["Northwind Timber", "Blue Harbour Foods", "Kestrel Optics", "Sol y Mar Hotels"];
const states = ["New", "Assigned", "In Process", "Converted", "Recycled", "Dead"];
const users = ["Will Westin", "Sarah Smith", "Max Jensen", "Sally Bronsen", "Chris Olliver"];

/** One row of SuiteCRM 7's list of leads: nine columns and the one for the details icon. */
export function listRow(dice: Dice, phone: string): string {
  const id = dice.fill("%%%%%%%%-%%%%-%%%%-%%%%-%%%%%%%%%%%%");
  const name = `${dice.pick(firstNames)} ${dice.pick(lastNames)}`;
  const email = `${dice.fill("%%%%%%")}@example.com`;
  const target = `index.php%3Fmodule%3DLeads%26action%3DDetailView%26record%3D${id}`;
  const date = `${two(dice.between(1, 12))}/${two(dice.between(1, 28))}/2026`;
  const time = `${two(dice.between(0, 23))}:${two(dice.between(0, 59))}`;
  return `<tr height="20" class="${dice.pick(["oddListRowS1", "evenListRowS1"])}">
<td><input title="Select this row" type="checkbox" class="listview-checkbox" name="mass[]" value="${id}"></td>
<td><a class="edit-link" title="Edit" id="edit-${id}" href="index.php?module=Leads&amp;action=EditView&amp;record=${id}"><span class="suitepicon"></span></a></td>
<td scope="row" align="left" valign="top" type="name" field="name" class="inlineEdit"><b><a href="?action=ajaxui#ajaxUILoc=${target}">${name}</a>${editIcon}</b></td>
${cell("enum", "status", dice.pick(states) + editIcon)}
${cell("varchar", "account_name", `${dice.pick(companies)} ${dice.between(1, 999)}${editIcon}`)}
<td align="left" valign="top" type="phone" field="phone_work" class="hidden-xs inlineEdit phone"><a href="tel:${phone}">${phone}</a>${editIcon}</td>
${cell("varchar", "email1", `<a class="email-link" data-module="Leads" data-record-id="${id}" data-module-name="${name}">${email}</a>`)}
${cell("relate", "assigned_user_name", `<a href="index.php?module=Employees&amp;action=DetailView&amp;record=${dice.between(1, 9)}">${dice.pick(users)}</a>${editIcon}`)}
${cell("datetime", "date_entered", `${date} ${time}`)}
<td><span id="adspan_${id}"></span></td>
</tr>`;
}

function cell(type: string, field: string, content: string): string {
  return `<td align="left" valign="top" type="${type}" field="${field}" class="hidden-xs inlineEdit">${content}</td>`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
