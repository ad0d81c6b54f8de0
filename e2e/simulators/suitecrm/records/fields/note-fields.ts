import { defineFields } from "./field-definition.ts";

/** Notes are laid out in an order of their own. */
export const noteFields = defineFields(`
  assigned_user_id relate/id
  assigned_user_name relate non-db
  assigned_user_link link relationship=notes_assigned_user non-db
  SecurityGroups link relationship=securitygroups_notes non-db
  id id required
  date_entered datetime
  date_modified datetime
  modified_user_id assigned_user_name/id
  modified_by_name relate non-db
  created_by assigned_user_name/id
  created_by_name relate non-db
  name name/varchar len='255' required
  file_mime_type varchar len='100'
  file_url function function
  filename file/varchar len='255'
  parent_type parent_type/varchar len='255'
  parent_id id
  contact_id id
  portal_flag bool required
  embed_flag bool default=0
  description text
  deleted bool default='0'
  filecontents varchar non-db
  parent_name parent non-db
  show_preview bool non-db no-label
  contact_name relate non-db
  contact_phone phone non-db
  contact_email varchar non-db
  account_id id non-db
  opportunity_id id non-db
  campaign_id id non-db
  acase_id id non-db
  lead_id id non-db
  created_by_link link relationship=notes_created_by non-db
  modified_user_link link relationship=notes_modified_user non-db
  contact link relationship=contact_notes non-db
  cases link relationship=case_notes non-db
  accounts link relationship=account_notes non-db
  opportunities link relationship=opportunity_notes non-db
  leads link relationship=lead_notes non-db
  bugs link relationship=bug_notes non-db
  campaigns link relationship=campaign_notes non-db
  aos_contracts link relationship=aos_contracts_notes non-db
  emails link relationship=emails_notes_rel non-db
  projects link relationship=projects_notes non-db
  project_tasks link relationship=project_tasks_notes non-db
  meetings link relationship=meetings_notes non-db
  calls link relationship=calls_notes non-db
  tasks link relationship=tasks_notes non-db
`);
