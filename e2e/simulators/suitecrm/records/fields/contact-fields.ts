import { eventFields, mapFields, ownerFields, personFields, stampFields } from "./shared-fields.ts";
import { defineFields } from "./field-definition.ts";

export const contactFields = [
  ...defineFields(`
    id id required
    name name len='255' non-db
  `),
  ...stampFields,
  ...ownerFields("contacts"),
  ...personFields("contacts", 255),
  ...defineFields(`
    email_and_name1 varchar len='510' non-db
    lead_source enum len='255'
    account_name relate/varchar len='255' non-db
    account_id relate/id non-db
    opportunity_role_fields relate non-db
    opportunity_role_id varchar non-db
    opportunity_role enum non-db
    reports_to_id id
    report_to_name relate/varchar len='id' non-db
    birthdate date
    accounts link relationship=accounts_contacts non-db
    reports_to_link link relationship=contact_direct_reports non-db
    opportunities link relationship=opportunities_contacts non-db
    bugs link relationship=contacts_bugs non-db
    calls link relationship=calls_contacts non-db
    cases link relationship=contacts_cases non-db
    direct_reports link relationship=contact_direct_reports non-db
    emails link relationship=emails_contacts_rel non-db
    documents link relationship=documents_contacts non-db
    leads link relationship=contact_leads non-db
    meetings link relationship=meetings_contacts non-db
    notes link relationship=contact_notes non-db
    project link relationship=projects_contacts non-db
    project_resource link relationship=projects_contacts_resources non-db
    am_projecttemplates_resources link relationship=am_projecttemplates_contacts_resources non-db
    am_projecttemplates_contacts_1 link relationship=am_projecttemplates_contacts_1 non-db
    tasks link relationship=contact_tasks non-db
    tasks_parent link relationship=contact_tasks_parent non-db
    notes_parent link relationship=contact_notes_parent non-db
    user_sync link relationship=contacts_users non-db
    campaign_id id
    campaign_name relate non-db
    campaigns link relationship=contact_campaign_log non-db
    campaign_contacts link relationship=campaign_contacts non-db
    c_accept_status_fields relate non-db
    m_accept_status_fields relate non-db
    accept_status_id varchar non-db
    accept_status_name enum non-db
    prospect_lists link relationship=prospect_list_contacts non-db
    sync_contact bool non-db
    fp_events_contacts link relationship=fp_events_contacts non-db
    aos_quotes link relationship=contact_aos_quotes non-db
    aos_invoices link relationship=contact_aos_invoices non-db
    aos_contracts link relationship=contact_aos_contracts non-db
  `),
  ...eventFields,
  ...defineFields(`
    project_contacts_1 link relationship=project_contacts_1 non-db
    aop_case_updates link relationship=contacts_aop_case_updates non-db
    joomla_account_id varchar len='255'
    portal_account_disabled bool
    joomla_account_access varchar len='255' non-db
    portal_user_type enum len='100' default='Single'
  `),
  ...mapFields,
];
