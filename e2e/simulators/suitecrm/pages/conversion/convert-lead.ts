import type { PageRecord, PageStore } from "../page-store.ts";
import { conversionModules, type ConvertedModule } from "./conversion-form.ts";

type Parameters = Readonly<Record<string, string>>;

/** Makes a contact and an account of a lead, as its form says; answers the contact's id. */
export function convertLead(
  store: PageStore,
  lead: PageRecord,
  parameters: Parameters,
): string | undefined {
  const made = new Map<string, string>();
  for (const converted of conversionModules) {
    const { module } = converted;
    const isWanted = parameters[`convert_create_${module}`] === "true";
    if (isWanted)
      made.set(module, store.save(module, undefined, typedValues(converted, parameters)).id);
  }
  const contact = made.get("Contacts");
  const account = made.get("Accounts");
  if (contact !== undefined && account !== undefined)
    store.relate("Contacts", contact, "accounts", account);
  store.save("Leads", lead.id, {
    status: "Converted",
    converted: "1",
    ...(contact !== undefined && { contact_id: contact }),
    ...(account !== undefined && { account_id: account }),
  });
  return contact;
}

function typedValues({ module, fields }: ConvertedModule, parameters: Parameters) {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = parameters[`${module}${name}`];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
