import { moduleDefinition } from "../records/module-definition.ts";
import type { ModuleName } from "../records/module-name.ts";

/** `GET /search-defs/module/{Module}`: what the module's search form offers. */
export function searchDocument(module: ModuleName): unknown {
  const { fields } = moduleDefinition(module);
  const advanced = advancedNames.filter(
    (name) => fields.has(name) || fields.has(`primary_${name}`) || groups[name] !== undefined,
  );
  return {
    data: {
      type: "SearchDefs",
      attributes: {
        module,
        templateMeta: {
          maxColumns: "3",
          maxColumnsBasic: "4",
          widths: { label: "10", field: "30" },
        },
        basic: [
          { name: "search_name", label: "Name", type: "name" },
          { name: "current_user_only", label: "My Items:", type: "bool" },
          { name: "open_only", label: "Open Items:", type: "bool", default: false, width: "10%" },
          { name: "favorites_only", label: "My Favorites:", type: "bool" },
        ],
        advanced: advanced.map((name) => ({
          name,
          default: true,
          width: "10%",
          label: groups[name]?.label ?? null,
          ...advancedOptions[name],
        })),
        fields: searchFields(module),
      },
    },
  };
}

const advancedNames = [
  "first_name",
  "email",
  "phone",
  "last_name",
  "address_street",
  "address_city",
  "account_name",
  "primary_address_country",
  "address_state",
  "status",
  "lead_source",
  "assigned_user_id",
];

/** Search fields that look into several columns at once. */
const groups: Readonly<
  Record<string, { readonly label: string; readonly columns: readonly string[] }>
> = {
  phone: {
    label: "Any Phone:",
    columns: ["phone_mobile", "phone_work", "phone_other", "phone_fax", "phone_home"],
  },
  email: { label: "Any Email:", columns: ["id"] },
  address_street: {
    label: "Any Address:",
    columns: ["primary_address_street", "alt_address_street"],
  },
  address_city: { label: "City:", columns: ["primary_address_city", "alt_address_city"] },
  address_state: {
    label: "State/Region:",
    columns: ["primary_address_state", "alt_address_state"],
  },
};

const named = { type: "name" };
const advancedOptions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  email: named,
  phone: named,
  address_street: named,
  address_city: named,
  address_state: named,
  primary_address_country: { type: "name", label: "Country:", options: "countries_dom" },
  account_name: { label: "Account Name" },
  status: { label: "Status" },
  assigned_user_id: {
    type: "enum",
    label: "Assigned to:",
    function: { name: "get_user_array", params: [false] },
  },
};

const ranges = ["range", "start_range", "end_range"];

function searchFields(module: ModuleName): Record<string, unknown> {
  const table = module.toLowerCase();
  const plain = { query_type: "default", vname: null };
  const over = (...columns: string[]) => ({
    query_type: "default",
    db_field: columns,
    vname: null,
  });
  const choice = (options: string, variable: string) => ({
    query_type: "default",
    options,
    template_var: variable,
    vname: null,
  });
  const byEmail = (condition: string) => ({
    query_type: "default",
    operator: "subquery",
    subquery: `SELECT bean_id FROM email_addr_bean_rel JOIN email_addresses WHERE ${condition} LIKE`,
    db_field: ["id"],
  });
  const entered = ["date_entered", "date_modified"].flatMap((column) =>
    ranges.map((range) => [
      `${range}_${column}`,
      { query_type: "default", enable_range_search: true, is_date_field: true, vname: null },
    ]),
  );
  return {
    first_name: plain,
    last_name: plain,
    search_name: { ...over("first_name", "last_name"), force_unifiedsearch: true },
    account_name: over(`${table}.account_name`),
    lead_source: { ...choice("lead_source_dom", "LEAD_SOURCE_OPTIONS"), operator: "=" },
    do_not_call: { ...plain, operator: "=", input_type: "checkbox" },
    phone: over(...(groups["phone"]?.columns ?? [])),
    email: { ...byEmail("email_address"), vname: null },
    optinprimary: {
      type: "enum",
      options: "email_confirmed_opt_in_dom",
      ...byEmail("confirm_opt_in"),
      vname: "Opt in Primary Email",
    },
    favorites_only: {
      query_type: "format",
      operator: "subquery",
      checked_only: true,
      subquery: `SELECT parent_id FROM favorites WHERE parent_type = '${module}'`,
      db_field: ["id"],
      vname: null,
    },
    assistant: plain,
    website: plain,
    address_street: over("primary_address_street", "alt_address_street"),
    address_city: over("primary_address_city", "alt_address_city"),
    address_state: over("primary_address_state", "alt_address_state"),
    address_postalcode: over("primary_address_postalcode", "alt_address_postalcode"),
    address_country: over("primary_address_country", "alt_address_country"),
    current_user_only: {
      ...over("assigned_user_id"),
      my_items: true,
      vname: "My Items:",
      type: "bool",
    },
    assigned_user_id: plain,
    status: choice("lead_status_dom", "STATUS_OPTIONS"),
    open_only: {
      ...over("status"),
      operator: "not in",
      closed_values: ["Dead", "Recycled", "Converted"],
      type: "bool",
    },
    ...Object.fromEntries(entered),
  };
}
