import { v5 as uuidv5 } from "uuid";

/** Never changes: it is what makes a call's record in the CRM findable, and one. */
const namespace = "6f3c1f0e-8a54-4f0b-9c56-2b1f7f7f5a10";

/** The id of the CRM record about a Twilio call or message. */
export function crmRecordIdOf(sid: string): string {
  return uuidv5(sid, namespace);
}
