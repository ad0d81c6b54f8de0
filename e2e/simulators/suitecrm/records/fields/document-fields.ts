import { ownerFields, stampFields } from "./shared-fields.ts";
import { defineFields } from "./field-definition.ts";

export const documentFields = [
  ...defineFields(`
    id id required
    name varchar non-db
  `),
  ...stampFields,
  ...ownerFields("documents"),
  ...defineFields(`
    document_name varchar len='255' required
    doc_id varchar len='100'
    doc_type enum len='100' default='Sugar'
    doc_url varchar len='255'
    filename file required non-db
    active_date date required
    exp_date date
    category_id enum len=100
    subcategory_id enum len=100
    status_id enum len=100
    status varchar non-db
    document_revision_id varchar len='36'
    revisions link relationship=document_revisions non-db
    revision varchar required default='1' non-db
    last_rev_created_name varchar non-db
    last_rev_mime_type varchar non-db
    latest_revision varchar non-db
    last_rev_create_date date non-db
    contracts link relationship=contracts_documents non-db
    leads link relationship=leads_documents non-db
    accounts link relationship=documents_accounts non-db
    contacts link relationship=documents_contacts non-db
    opportunities link relationship=documents_opportunities non-db
    cases link relationship=documents_cases non-db
    bugs link relationship=documents_bugs non-db
    related_doc_id varchar/id len='36'
    related_doc_name relate non-db
    related_doc_rev_id varchar/id len='36'
    related_doc_rev_number varchar non-db
    is_template bool default=0
    template_type enum len=100
    latest_revision_name varchar non-db
    selected_revision_name varchar non-db
    contract_status varchar non-db
    contract_name varchar non-db
    linked_id varchar non-db
    selected_revision_id varchar non-db
    latest_revision_id varchar non-db
    selected_revision_filename varchar non-db
    filecontents varchar non-db
    aos_contracts link relationship=aos_contracts_documents non-db
    show_preview bool non-db no-label
  `),
];
