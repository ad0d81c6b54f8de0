import { ownerFields, stampFields } from "./shared-fields.ts";
import { defineFields } from "./field-definition.ts";

export const taskFields = [
  ...defineFields(`
    id id required
    name name/varchar len='50' required='true'
  `),
  ...stampFields,
  ...ownerFields("tasks"),
  ...defineFields(`
    status enum len=100 required='true' default='Not Started'
    date_due_flag bool default=0
    date_due datetimecombo/datetime
    time_due datetime non-db
    date_start_flag bool default=0
    date_start datetimecombo/datetime
    parent_type parent_type/varchar len='255'
    parent_name parent non-db
    parent_id id
    contact_id id
    contact_name relate len='510' non-db
    contact_phone phone non-db
    contact_email varchar non-db
    priority enum len=100 required='true'
    contacts link relationship=contact_tasks non-db
    accounts link relationship=account_tasks non-db
    opportunities link relationship=opportunity_tasks non-db
    cases link relationship=case_tasks non-db
    bugs link relationship=bug_tasks non-db
    leads link relationship=lead_tasks non-db
    projects link relationship=projects_tasks non-db
    project_tasks link relationship=project_tasks_tasks non-db
    aos_contracts link relationship=aos_contracts_tasks non-db
    notes link relationship=tasks_notes non-db
    contact_parent link relationship=contact_tasks_parent non-db no-label
  `),
];
