import type { Person } from "@ringback/shared/person";
import type { RecordRef } from "@ringback/shared/record-ref";
import { CrmRefused, CrmSignInNeeded, CrmUnavailable } from "./failures.ts";
import { readPerson } from "./people.ts";
import type { CrmSession } from "./session.ts";

/** What an agent's own CRM token shows of a record. */
export type RecordReading =
  | {
      readonly outcome: "found";
      readonly person: Person;
      readonly ownerCrmUserId: string | null;
      readonly doNotCall: boolean;
    }
  /** No such record, or not for this agent. */
  | { readonly outcome: "refused" }
  /** The agent's CRM sign-in is over. */
  | { readonly outcome: "sign-in-needed" }
  | { readonly outcome: "unreachable" };

export interface RecordReader {
  readonly agentId: string;
  /** Whose tokens to use; without it any live session of the agent will do. */
  readonly sessionId?: string;
}

export type ReadRecord = (
  reader: RecordReader,
  record: RecordRef,
  signal: AbortSignal,
) => Promise<RecordReading>;

/** The CRM as an agent sees it; `undefined` when no live session of theirs holds tokens. */
export type AgentCrm = (reader: RecordReader) => Promise<CrmSession | undefined>;

/** Reads who a record is about, with nothing but the agent's own rights. */
export function createReadRecord(
  crm: { readonly url: string; readonly apiUrl: string },
  agentCrm: AgentCrm,
): ReadRecord {
  return async (reader, record, signal) => {
    const session = await agentCrm(reader);
    if (session === undefined) return { outcome: "sign-in-needed" };
    try {
      const answer = await readPerson(crm, session, record, signal);
      return answer.outcome === "found" ? answer : { outcome: "refused" };
    } catch (error) {
      if (error instanceof CrmSignInNeeded) return { outcome: "sign-in-needed" };
      if (error instanceof CrmUnavailable || error instanceof CrmRefused) {
        return { outcome: "unreachable" };
      }
      throw error;
    }
  };
}
