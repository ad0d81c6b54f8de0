import { type CrmModule, createCrmModule } from "./crm-module.ts";
import type { CrmSession } from "./session.ts";

/** SuiteCRM's Calls, as the service user sees and writes them. */
export interface CrmCalls extends CrmModule {
  /** Puts the call on a contact's page. */
  relateContact(id: string, contactId: string, signal: AbortSignal): Promise<"related" | "absent">;
}

export function createCrmCalls(session: CrmSession): CrmCalls {
  const calls = createCrmModule(session, "Calls");
  return {
    ...calls,
    // Not for the service user any more: the contact's page will do without.
    relateContact: (id, contactId, signal) =>
      calls.relate(id, "contacts", { module: "Contacts", id: contactId }, signal),
  };
}
