import { defineFields, type FieldDefinition } from "./field-definition.ts";

/** Who made and changed a record, and when: in every module. */
export const stampFields = defineFields(`
  date_entered datetime
  date_modified datetime
  modified_user_id assigned_user_name/id
  modified_by_name relate non-db
  created_by assigned_user_name/id
  created_by_name relate non-db
  description text
  deleted bool default='0'
`);

/** The links from a record to its people; `table` is the module in lower case. */
export function ownerFields(table: string): readonly FieldDefinition[] {
  return defineFields(`
    created_by_link link relationship=${table}_created_by non-db
    modified_user_link link relationship=${table}_modified_user non-db
    assigned_user_id relate/id
    assigned_user_name relate non-db
    assigned_user_link link relationship=${table}_assigned_user non-db
    SecurityGroups link relationship=securitygroups_${table} non-db
`);
}

/** Where a person lives, how to reach them: Leads, Contacts, Prospects. */
export function personFields(table: string, departmentLength: number): readonly FieldDefinition[] {
  return defineFields(`
    salutation enum len='255'
    first_name varchar len='100'
    last_name varchar len='100' required
    full_name fullname len='510' non-db
    title varchar len='100'
    photo image/varchar len=255
    department varchar len='${departmentLength}'
    do_not_call bool default='0'
    phone_home phone/varchar len=100
    email email non-db
    phone_mobile phone/varchar len=100
    phone_work phone/varchar len=100
    phone_other phone/varchar len=100
    phone_fax phone/varchar len=100
    email1 varchar non-db
    email2 varchar non-db
    invalid_email bool non-db
    email_opt_out bool non-db
    lawful_basis multienum len=100
    date_reviewed date
    lawful_basis_source enum len=100
    primary_address_street varchar len='150'
    primary_address_street_2 varchar len='150' non-db
    primary_address_street_3 varchar len='150' non-db
    primary_address_city varchar len='100'
    primary_address_state varchar len='100'
    primary_address_postalcode varchar len='20'
    primary_address_country varchar
    alt_address_street varchar len='150'
    alt_address_street_2 varchar len='150' non-db
    alt_address_street_3 varchar len='150' non-db
    alt_address_city varchar len='100'
    alt_address_state varchar len='100'
    alt_address_postalcode varchar len='20'
    alt_address_country varchar
    assistant varchar len='75'
    assistant_phone phone/varchar len=100
    email_addresses_primary link relationship=${table}_email_addresses_primary non-db
    email_addresses link relationship=${table}_email_addresses non-db
    email_addresses_non_primary email non-db
`);
}

export const eventFields = defineFields(`
  e_invite_status_fields relate non-db
  event_status_name enum non-db
  event_invite_id varchar non-db
  e_accept_status_fields relate non-db
  event_accept_status enum non-db
  event_status_id varchar non-db
`);

export const mapFields = defineFields(`
  jjwg_maps_geocode_status_c varchar len='255' default=null custom_fields
  jjwg_maps_lng_c float len='11' precision='8' default='0.00000000' custom_fields
  jjwg_maps_address_c varchar len='255' default=null custom_fields
  jjwg_maps_lat_c float len='10' precision='8' default='0.00000000' custom_fields
`);
