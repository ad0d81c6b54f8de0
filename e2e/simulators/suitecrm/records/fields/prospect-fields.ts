import { eventFields, mapFields, ownerFields, personFields, stampFields } from "./shared-fields.ts";
import { defineFields } from "./field-definition.ts";

export const prospectFields = [
  ...defineFields(`
    id id required
    name name len='255' non-db
  `),
  ...stampFields,
  ...ownerFields("prospects"),
  ...personFields("prospects", 255),
  ...defineFields(`
    tracker_key int len='11' required
    birthdate date
    lead_id id
    account_name varchar len='150'
    campaign_id id
    campaigns link relationship=prospect_campaign_log non-db
    prospect_lists link relationship=prospect_list_prospects non-db
    calls link relationship=prospect_calls non-db
    meetings link relationship=prospect_meetings non-db
    notes link relationship=prospect_notes non-db
    tasks link relationship=prospect_tasks non-db
    emails link relationship=emails_prospects_rel non-db
    fp_events_prospects_1 link relationship=fp_events_prospects_1 non-db
  `),
  ...eventFields,
  ...mapFields,
];
