import { defineFields } from "./field-definition.ts";

/** Users keep their own order, and have no owner. */
export const userFields = defineFields(`
  id id required
  user_name varchar len='60' required
  system_generated_password bool required
  pwd_last_changed datetime
  authenticate_id varchar len='100'
  sugar_login bool default='1'
  first_name name/varchar len='255'
  last_name name/varchar len='255' required
  full_name fullname len='510' non-db
  name fullname len='510' non-db
  is_admin bool default='0'
  external_auth_only bool default='0'
  receive_notifications bool default='1'
  description text
  date_entered datetime required
  date_modified datetime required
  modified_user_id assigned_user_name/id
  modified_by_name varchar non-db
  created_by assigned_user_name/id
  created_by_name varchar non-db
  title varchar len='50'
  photo image/varchar len=255
  department varchar len='50'
  phone_home phone/varchar len='50'
  phone_mobile phone/varchar len='50'
  phone_work phone/varchar len='50'
  phone_other phone/varchar len='50'
  phone_fax phone/varchar len='50'
  status enum len=100
  address_street varchar len='150'
  address_city varchar len='100'
  address_state varchar len='100'
  address_country varchar len=100
  address_postalcode varchar len='20'
  UserType enum len=50 non-db
  deleted bool default='0'
  portal_only bool default='0'
  show_on_employees bool default='1'
  employee_status varchar len='100'
  messenger_id varchar len='100'
  messenger_type varchar len='100'
  calls link relationship=calls_users non-db
  meetings link relationship=meetings_users non-db
  contacts_sync link relationship=contacts_users non-db
  reports_to_id id
  reports_to_name relate non-db
  reports_to_link link relationship=user_direct_reports non-db
  reportees link relationship=user_direct_reports non-db
  email1 varchar non-db
  email_addresses link relationship=users_email_addresses non-db
  email_addresses_primary link relationship=users_email_addresses_primary non-db
  email_link_type enum non-db
  editor_type enum non-db
  aclroles link relationship=acl_roles_users non-db
  is_group bool default='0'
  c_accept_status_fields relate non-db
  m_accept_status_fields relate non-db
  accept_status_id varchar non-db
  accept_status_name enum non-db
  prospect_lists link relationship=prospect_list_users non-db
  emails_users link relationship=emails_users_rel non-db
  eapm link relationship=eapm_assigned_user non-db
  oauth_tokens link relationship=oauthtokens_assigned_user non-db
  project_resource link relationship=projects_users_resources non-db
  project_users_1 link relationship=project_users_1 non-db
  am_projecttemplates_resources link relationship=am_projecttemplates_users_resources non-db
  am_projecttemplates_users_1 link relationship=am_projecttemplates_users_1 non-db
  SecurityGroups link relationship=securitygroups_users non-db
  securitygroup_noninher_fields relate non-db
  securitygroup_noninherit_id varchar non-db
  securitygroup_noninheritable bool non-db
  securitygroup_primary_group bool non-db
  factor_auth bool
  factor_auth_interface enum len='255'
  calendar_accounts link relationship=calendar_accounts_users non-db
`);

/** Left out of every answer about a user but one's own `current-user`; they can still be filtered. */
export const withheldUserFields: ReadonlySet<string> = new Set([
  "user_name",
  "system_generated_password",
  "pwd_last_changed",
  "authenticate_id",
  "sugar_login",
  "is_admin",
  "external_auth_only",
  "status",
]);
