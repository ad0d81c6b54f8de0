import type { ModuleName } from "../records/module-name.ts";
import { moduleDefinition } from "../records/module-definition.ts";
import { attributesOf } from "./attributes.ts";
import type { Reading } from "./reading.ts";

/** One record as `data` answers it. */
export function recordDocument(
  reading: Reading,
  chosen?: ReadonlySet<string>,
  linkBase = usualLinkBase(reading),
): unknown {
  const { module, record } = reading;
  const { objectName } = moduleDefinition(module);
  const links = relatedModules[module].map(([related, link]) => [
    related,
    { links: { related: `${linkBase}/relationships/${link}` } },
  ]);
  return {
    type: objectName,
    id: record.id,
    attributes: attributesOf(reading, chosen),
    relationships: Object.fromEntries(links),
  };
}

/** Links are built on the request's path: after a write they lack the module. */
function usualLinkBase({ module, record, after }: Reading): string {
  return after === undefined ? `V8/module/${module}/${record.id}` : `V8/module/${record.id}`;
}

const users = [
  ["AM_ProjectTemplates", "am_projecttemplates_users_1"],
  ["CalendarAccounts", "calendar_accounts"],
  ["EmailAddress", "email_addresses"],
  ["Emails", "emails_users"],
  ["OAuthTokens", "oauth_tokens"],
  ["Project", "project_users_1"],
  ["ProspectLists", "prospect_lists"],
  ["SecurityGroups", "SecurityGroups"],
] as const;

const securityAndUsers = [
  ["SecurityGroups", "SecurityGroups"],
  ["Users", "created_by_link"],
] as const;

/** One link for each related module; the CRM shows no more. */
const relatedModules: Readonly<Record<ModuleName, readonly (readonly [string, string])[]>> = {
  Leads: [
    ["CampaignLog", "campaigns"],
    ["Contacts", "contacts"],
    ["EmailAddress", "email_addresses"],
    ["ProspectLists", "prospect_lists"],
    ...securityAndUsers,
  ],
  Contacts: [
    ["CampaignLog", "campaigns"],
    ["EmailAddress", "email_addresses"],
    ["ProspectLists", "prospect_lists"],
    ...securityAndUsers,
  ],
  Accounts: [
    ["CampaignLog", "campaigns"],
    ["EmailAddress", "email_addresses"],
    ["ProspectLists", "prospect_lists"],
    ...securityAndUsers,
  ],
  Prospects: [
    ["CampaignLog", "campaigns"],
    ["EmailAddress", "email_addresses"],
    ["ProspectLists", "prospect_lists"],
    ...securityAndUsers,
  ],
  Opportunities: [["Accounts", "accounts"], ...securityAndUsers],
  Users: users,
  Employees: users,
  Calls: [
    ["Accounts", "accounts"],
    ["Calls_Reschedule", "calls_reschedule"],
    ["Notes", "notes"],
    ...securityAndUsers,
  ],
  Notes: [
    ["SecurityGroups", "SecurityGroups"],
    ["Users", "assigned_user_link"],
  ],
  Tasks: [["Notes", "notes"], ...securityAndUsers],
  Documents: [["AOS_Contracts", "aos_contracts"], ...securityAndUsers],
};
