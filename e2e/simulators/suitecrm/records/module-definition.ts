import { accountFields } from "./fields/account-fields.ts";
import { callFields } from "./fields/call-fields.ts";
import { contactFields } from "./fields/contact-fields.ts";
import { documentFields } from "./fields/document-fields.ts";
import { defineFields, isColumn, type FieldDefinition } from "./fields/field-definition.ts";
import { leadFields } from "./fields/lead-fields.ts";
import { noteFields } from "./fields/note-fields.ts";
import { opportunityFields } from "./fields/opportunity-fields.ts";
import { prospectFields } from "./fields/prospect-fields.ts";
import { taskFields } from "./fields/task-fields.ts";
import { userFields } from "./fields/user-fields.ts";
import { ModuleName } from "./module-name.ts";

export interface ModuleDefinition {
  readonly module: ModuleName;
  /** The singular the API answers as `type`. */
  readonly objectName: string;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  /** What a new record holds when nothing is sent, beside the field definitions' defaults. */
  readonly defaults: Readonly<Record<string, string>>;
}

const objectNames: Readonly<Record<ModuleName, string>> = {
  Leads: "Lead",
  Contacts: "Contact",
  Accounts: "Account",
  Prospects: "Prospect",
  Opportunities: "Opportunity",
  Users: "User",
  Employees: "Employee",
  Calls: "Call",
  Notes: "Note",
  Tasks: "Task",
  Documents: "Document",
};

const moduleFields: Readonly<Record<ModuleName, readonly FieldDefinition[]>> = {
  Leads: leadFields,
  Contacts: contactFields,
  Accounts: accountFields,
  Prospects: prospectFields,
  Opportunities: opportunityFields,
  Users: userFields,
  Employees: userFields,
  Calls: callFields,
  Notes: noteFields,
  Tasks: taskFields,
  Documents: documentFields,
};

const extraDefaults: Partial<Record<ModuleName, Readonly<Record<string, string>>>> = {
  Leads: { status: "New" },
  Notes: { portal_flag: "0" },
};

const definitions = new Map(ModuleName.options.map((module) => [module, describe(module)]));

/** Everything known about a module's fields. */
export function moduleDefinition(module: ModuleName): ModuleDefinition {
  return definitions.get(module) ?? describe(module);
}

/**
 * Adds a phone field as an admin makes one in Studio. Its name ends in `_c`; it is empty in every
 * record that is there.
 */
export function addPhoneField(module: ModuleName, name: string): void {
  const definition = moduleDefinition(module);
  const [field] = defineFields(`${name} phone/varchar len='255' default=null custom_fields`);
  if (field === undefined) throw new Error("No field was defined.");
  const fields = new Map([...definition.fields, [name, field]]);
  definitions.set(module, { ...definition, fields });
}

/** Finds a module by its plural name, or, when `singularToo`, also by its object name. */
export function findModule(name: string, singularToo = false): ModuleName | undefined {
  const plural = ModuleName.safeParse(name);
  if (plural.success) return plural.data;
  if (!singularToo) return undefined;
  return ModuleName.options.find((module) => objectNames[module] === name);
}

function describe(module: ModuleName): ModuleDefinition {
  const fields = moduleFields[module];
  const defaults = fields
    .filter((field) => isColumn(field) && field.default !== undefined && field.default !== null)
    .map((field) => [field.name, String(field.default)]);
  return {
    module,
    objectName: objectNames[module],
    fields: new Map(fields.map((field) => [field.name, field])),
    defaults: { ...Object.fromEntries(defaults), ...extraDefaults[module] },
  };
}
