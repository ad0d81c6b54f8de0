import { ownerFields, stampFields } from "./shared-fields.ts";
import { defineFields } from "./field-definition.ts";

export const callFields = [
  ...defineFields(`
    id id required
    name name/varchar len='50' required
  `),
  ...stampFields,
  ...ownerFields("calls"),
  ...defineFields(`
    duration_hours int len='2' required
    duration_minutes int len='2'
    date_start datetimecombo/datetime required
    date_end datetimecombo/datetime
    parent_type parent_type/varchar len=255
    parent_name parent non-db
    status enum len=100 required default='Planned'
    direction enum len=100
    parent_id id
    reminder_checked bool non-db
    reminder_time enum/int default=-1
    email_reminder_checked bool non-db
    email_reminder_time enum/int default=-1
    email_reminder_sent bool default=0
    reminders function non-db
    outlook_id varchar len='255'
    accept_status varchar len='20' non-db
    set_accept_links varchar len='20' non-db
    contact_name relate/varchar len=36 non-db
    opportunities link relationship=opportunity_calls non-db
    leads link relationship=calls_leads non-db
    project link relationship=projects_calls non-db
    case link relationship=case_calls non-db
    accounts link relationship=account_calls non-db
    contacts link relationship=calls_contacts non-db
    aos_contracts link relationship=aos_contracts_calls non-db
    users link relationship=calls_users non-db
    notes link relationship=calls_notes non-db
    contact_id id non-db no-label
    repeat_type enum len=36
    repeat_interval int len=3 default=1
    repeat_dow varchar len=7
    repeat_until date
    repeat_count int len=7
    repeat_parent_id id len=36
    recurring_source varchar len=36
    reschedule_history varchar non-db
    reschedule_count varchar non-db
    calls_reschedule link relationship=calls_reschedule non-db
  `),
];
