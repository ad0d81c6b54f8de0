/** The CRM did not answer, not in time, or with a fault of its own: try again later. */
export class CrmUnavailable extends Error {
  override readonly name = "CrmUnavailable";
  readonly code = "crm-unavailable";
}

/** The CRM answered and said no: trying again changes nothing. `detail` is its own sentence. */
export class CrmRefused extends Error {
  override readonly name = "CrmRefused";
  readonly code = "crm-refused";
  readonly status: number;
  readonly detail: string;

  constructor(status: number, detail: string) {
    super(`SuiteCRM refused (${status}): ${detail}`);
    this.status = status;
    this.detail = detail;
  }
}

/** The agent's own CRM tokens no longer work: they have to sign in again. */
export class CrmSignInNeeded extends Error {
  override readonly name = "CrmSignInNeeded";
  readonly code = "crm-sign-in-needed";
}
