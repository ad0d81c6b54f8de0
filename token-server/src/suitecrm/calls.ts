import { CrmRefused } from "./failures.ts";
import type { CrmSession } from "./session.ts";

export type CrmAttributes = Readonly<Record<string, string>>;

/** SuiteCRM's Calls, as the service user sees and writes them. */
export interface CrmCalls {
  read(
    id: string,
    fields: readonly string[],
    signal: AbortSignal,
  ): Promise<
    | { readonly outcome: "found"; readonly attributes: CrmAttributes }
    | { readonly outcome: "absent" }
  >;
  /** `exists` also when a record of this id was deleted. */
  create(id: string, attributes: CrmAttributes, signal: AbortSignal): Promise<"created" | "exists">;
  update(id: string, attributes: CrmAttributes, signal: AbortSignal): Promise<"updated" | "absent">;
  /** Puts the call on a contact's page. */
  relateContact(id: string, contactId: string, signal: AbortSignal): Promise<"related" | "absent">;
}

export function createCrmCalls(session: CrmSession): CrmCalls {
  return {
    async read(id, fields, signal) {
      const answer = await session.get("Calls", id, fields, { signal });
      switch (answer.outcome) {
        case "found":
          return { outcome: "found", attributes: answer.record.attributes };
        case "not-found":
          return { outcome: "absent" };
        case "forbidden":
          throw notAllowed("read");
      }
    },
    async create(id, attributes, signal) {
      const answer = await session.create("Calls", { id, attributes }, { signal });
      if (answer.outcome === "forbidden") throw notAllowed("create");
      return answer.outcome;
    },
    async update(id, attributes, signal) {
      const answer = await session.update("Calls", id, attributes, { signal });
      if (answer.outcome === "forbidden") throw notAllowed("change");
      return answer.outcome === "updated" ? "updated" : "absent";
    },
    async relateContact(id, contactId, signal) {
      const contact = { module: "Contacts", id: contactId };
      const answer = await session.relate({ module: "Calls", id }, "contacts", contact, { signal });
      // Not for the service user any more: the contact's page will do without.
      return answer.outcome === "related" ? "related" : "absent";
    },
  };
}

function notAllowed(verb: string): CrmRefused {
  return new CrmRefused(403, `The service user may not ${verb} calls.`);
}
