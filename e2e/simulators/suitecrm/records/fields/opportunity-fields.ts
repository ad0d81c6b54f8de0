import { ownerFields, stampFields } from "./shared-fields.ts";
import { defineFields } from "./field-definition.ts";

export const opportunityFields = [
  ...defineFields(`
    id id required
    name name/varchar len='50' required
  `),
  ...stampFields,
  ...ownerFields("opportunities"),
  ...defineFields(`
    opportunity_type enum len='255'
    account_name relate non-db
    account_id id non-db
    campaign_id id
    lead_source enum len='50'
    amount currency/double required
    amount_usdollar currency/double
    currency_id id
    date_closed date required
    next_step varchar len='100'
    sales_stage enum len='255' required
    probability int/double
    accounts link relationship=accounts_opportunities non-db
    contacts link relationship=opportunities_contacts non-db
    tasks link relationship=opportunity_tasks non-db
    notes link relationship=opportunity_notes non-db
    meetings link relationship=opportunity_meetings non-db
    calls link relationship=opportunity_calls non-db
    emails link relationship=emails_opportunities_rel non-db
    documents link relationship=documents_opportunities non-db
    leads link relationship=opportunity_leads non-db
  `),
];
