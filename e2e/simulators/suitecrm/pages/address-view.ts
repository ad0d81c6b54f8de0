import { html, type Html } from "./html.ts";
import { field as defineField, type Field } from "./layouts/field.ts";
import type { PageRecord } from "./page-store.ts";

const parts = [
  ["street", "Street"],
  ["city", "City"],
  ["state", "State"],
  ["postalcode", "Postal Code"],
  ["country", "Country"],
] as const;

/** The fields behind an address shown in one cell, whose name is that of its street. */
export function addressFields({ name, label }: Field): Field[] {
  const prefix = name.replace(/_street$/, "");
  return parts.map(([part, word]) => defineField(`${prefix}_${part}`, `${label} ${word}`));
}

/** An address in a detail view: hidden inputs hold its parts, the text is for people. */
export function addressView({ attributes }: PageRecord, field: Field): Html {
  const fields = addressFields(field);
  const value = (name: string): string => attributes[name] ?? "";
  const text = fields.map(({ name }) => value(name)).filter((part) => part !== "");
  return html`<table border="0" cellpadding="0" cellspacing="0" width="100%">
    <tbody>
      <tr>
        <td width="99%">
          ${fields.map(
            ({ name }) =>
              html`<input type="hidden" class="sugar_field" id="${name}" value="${value(name)}" />`,
          )}
          ${text.join(", ")}
        </td>
      </tr>
    </tbody>
  </table>`;
}
