import { eventFields, mapFields, ownerFields, personFields, stampFields } from "./shared-fields.ts";
import { defineFields } from "./field-definition.ts";

export const leadFields = [
  ...defineFields(`
    id id required
    name name len='255' non-db
  `),
  ...stampFields,
  ...ownerFields("leads"),
  ...personFields("leads", 100),
  ...defineFields(`
    converted bool default='0'
    refered_by varchar len='100'
    lead_source enum len='100'
    lead_source_description text
    status enum len='100'
    status_description text
    reports_to_id id
    report_to_name relate/varchar len='id' non-db
    reports_to_link link relationship=lead_direct_reports non-db
    reportees link relationship=lead_direct_reports non-db
    contacts link relationship=contact_leads non-db
    account_name varchar len='255'
    accounts link relationship=account_leads non-db
    account_description text
    contact_id id
    contact link relationship=contact_leads non-db
    account_id id
    opportunity_id id
    opportunity link relationship=opportunity_leads non-db
    opportunity_name varchar len='255'
    opportunity_amount varchar len='50'
    campaign_id id
    campaign_name relate non-db
    campaign_leads link relationship=campaign_leads non-db
    c_accept_status_fields relate non-db
    m_accept_status_fields relate non-db
    accept_status_id varchar non-db
    accept_status_name enum non-db
    webtolead_email1 email len='100' non-db
    webtolead_email2 email len='100' non-db
    webtolead_email_opt_out bool non-db
    webtolead_invalid_email bool non-db
    birthdate date
    portal_name varchar len='255'
    portal_app varchar len='255'
    website url/varchar len=255
    tasks link relationship=lead_tasks non-db
    notes link relationship=lead_notes non-db
    meetings link relationship=meetings_leads non-db
    calls link relationship=calls_leads non-db
    oldmeetings link relationship=lead_meetings non-db
    oldcalls link relationship=lead_calls non-db
    emails link relationship=emails_leads_rel non-db
    campaigns link relationship=lead_campaign_log non-db
    prospect_lists link relationship=prospect_list_leads non-db
    fp_events_leads_1 link relationship=fp_events_leads_1 non-db
  `),
  ...eventFields,
  ...mapFields,
];
