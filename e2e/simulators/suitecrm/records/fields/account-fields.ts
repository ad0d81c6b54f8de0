import { mapFields, ownerFields, stampFields } from "./shared-fields.ts";
import { defineFields } from "./field-definition.ts";

export const accountFields = [
  ...defineFields(`
    id id required
    name name/varchar len=150 required
  `),
  ...stampFields,
  ...ownerFields("accounts"),
  ...defineFields(`
    account_type enum len=50
    industry enum len=50
    annual_revenue varchar len=100
    phone_fax phone/varchar len=100
    billing_address_street varchar len='150'
    billing_address_street_2 varchar len='150' non-db
    billing_address_street_3 varchar len='150' non-db
    billing_address_street_4 varchar len='150' non-db
    billing_address_city varchar len='100'
    billing_address_state varchar len='100'
    billing_address_postalcode varchar len='20'
    billing_address_country varchar
    rating varchar len=100
    phone_office phone/varchar len=100
    phone_alternate phone/varchar len=100
    website url/varchar len=255
    ownership varchar len=100
    employees varchar len=10
    ticker_symbol varchar len=10
    shipping_address_street varchar len=150
    shipping_address_street_2 varchar len=150 non-db
    shipping_address_street_3 varchar len=150 non-db
    shipping_address_street_4 varchar len=150 non-db
    shipping_address_city varchar len=100
    shipping_address_state varchar len=100
    shipping_address_postalcode varchar len=20
    shipping_address_country varchar
    email1 varchar non-db
    email_addresses_primary link relationship=accounts_email_addresses_primary non-db
    email_addresses link relationship=accounts_email_addresses non-db
    email_addresses_non_primary email non-db
    parent_id id
    sic_code varchar len=10
    parent_name relate len=36 non-db
    members link relationship=member_accounts non-db
    member_of link relationship=member_accounts non-db
    email_opt_out bool non-db
    invalid_email bool non-db
    cases link relationship=account_cases non-db
    email email non-db
    tasks link relationship=account_tasks non-db
    notes link relationship=account_notes non-db
    meetings link relationship=account_meetings non-db
    calls link relationship=account_calls non-db
    emails link relationship=emails_accounts_rel non-db
    documents link relationship=documents_accounts non-db
    bugs link relationship=accounts_bugs non-db
    contacts link relationship=accounts_contacts non-db
    opportunities link relationship=accounts_opportunities non-db
    project link relationship=projects_accounts non-db
    leads link relationship=account_leads non-db
    campaigns link relationship=account_campaign_log non-db
    campaign_accounts link relationship=campaign_accounts non-db
    campaign_id id
    campaign_name relate non-db
    prospect_lists link relationship=prospect_list_accounts non-db
    aos_quotes link relationship=account_aos_quotes non-db
    aos_invoices link relationship=account_aos_invoices non-db
    aos_contracts link relationship=account_aos_contracts non-db
  `),
  ...mapFields,
];
