import type { RecordRef } from "@ringback/shared/record-ref";
import type { Clock } from "../clock.ts";
import { readTime, toCrmPerson, type CrmPerson } from "./crm-person.ts";
import { CrmRefused } from "./failures.ts";
import { isPersonModule, personFields, type PersonModule } from "./person-fields.ts";
import type { CrmSession } from "./session.ts";

interface Walk {
  /** Epoch milliseconds by the CRM's clock; without it everything. */
  readonly since: number | null;
  /** Goes on behind this id; empty at the beginning. */
  readonly after: string;
  /** Ends in front of this id. */
  readonly before?: string | undefined;
}

export type PeoplePage =
  | {
      readonly outcome: "found";
      readonly people: readonly CrmPerson[];
      /** Pages of this size from here on, this one included. */
      readonly pages: number;
    }
  /** The first record of the page that cannot be read, mostly because it was deleted meanwhile. */
  | { readonly outcome: "gone"; readonly id: string };

/** Everybody with a phone number, as the service user sees them. Throws what `CrmSession` throws. */
export interface CrmPeople {
  /** Names of the module's phone fields, custom ones included; remembered for an hour. */
  phoneFields(
    module: PersonModule,
    signal: AbortSignal,
    fresh?: boolean,
  ): Promise<readonly string[]>;
  /** When any record was changed last, by the CRM's clock; null when there is none. */
  newestChange(module: PersonModule, signal: AbortSignal): Promise<number | null>;
  /** The next records in the order of their ids: safe to leave off and go on at any id. */
  page(module: PersonModule, walk: Walk, signal: AbortSignal): Promise<PeoplePage>;
  /** The next record that was deleted, in the order of their ids. */
  nextDeleted(module: PersonModule, walk: Walk, signal: AbortSignal): Promise<string | undefined>;
  /** Who has these digits in this order in a phone field, whatever stands between: some too many. */
  withDigits(module: PersonModule, digits: string, signal: AbortSignal): Promise<CrmPerson[]>;
  one(record: RecordRef, signal: AbortSignal): Promise<CrmPerson | undefined>;
}

/** SuiteCRM takes about 1 ms a record, in pages of any size: small ones let others in between. */
export const peoplePageSize = 200;
const mostWithDigits = 100;
const phoneFieldsKeptMs = 3_600_000;

export function createCrmPeople(session: CrmSession, clock: Clock): CrmPeople {
  const known = new Map<PersonModule, { readonly names: readonly string[]; readonly at: number }>();

  async function phoneFields(module: PersonModule, signal: AbortSignal, fresh = false) {
    const kept = known.get(module);
    if (!fresh && kept !== undefined && clock.now() - kept.at < phoneFieldsKeptMs)
      return kept.names;
    const answer = await session.fields(module, { signal });
    if (answer.outcome === "forbidden") throw notAllowed(module);
    const names = Object.entries(answer.fields)
      .filter(([, { type, source }]) => type === "phone" && isColumn(source))
      .map(([name]) => name)
      .toSorted();
    known.set(module, { names, at: clock.now() });
    return names;
  }

  async function wantedFields(module: PersonModule, signal: AbortSignal) {
    const { firstName, about, country, status, contact } = personFields(module);
    const others = [firstName, ...about, country, status, contact].filter(
      (name) => name !== undefined,
    );
    const phones = await phoneFields(module, signal);
    return { phones, fields: ["name", "assigned_user_id", "date_modified", ...others, ...phones] };
  }

  return {
    phoneFields,
    async newestChange(module, signal) {
      const newest = (without?: string) =>
        session.list(
          module,
          {
            ...(without !== undefined && { filter: { id: { neq: without } } }),
            fields: ["date_modified"],
            sort: "-date_modified",
            pageSize: 1,
          },
          { signal },
        );
      let answer = await newest();
      if (answer.outcome === "gone") answer = await newest(answer.id);
      if (answer.outcome === "forbidden") throw notAllowed(module);
      if (answer.outcome === "gone") throw unreadable(module, answer.id);
      const [record] = answer.records;
      return record === undefined ? null : readTime(record.attributes["date_modified"]);
    },
    async page(module, walk, signal) {
      const { phones, fields } = await wantedFields(module, signal);
      const query = { filter: within(walk), fields, sort: "id", pageSize: peoplePageSize };
      const answer = await session.list(module, query, { signal });
      if (answer.outcome === "forbidden") throw notAllowed(module);
      if (answer.outcome === "gone") return answer;
      const people = answer.records.map((record) => toCrmPerson(module, record, phones));
      return { outcome: "found", people, pages: answer.pages };
    },
    async nextDeleted(module, walk, signal) {
      const filter = { deleted: { eq: "1" }, ...within(walk) };
      const query = { filter, fields: ["id"], sort: "id", pageSize: 1 };
      const answer = await session.list(module, query, { signal });
      if (answer.outcome === "forbidden") throw notAllowed(module);
      return answer.outcome === "gone" ? answer.id : answer.records[0]?.id;
    },
    async withDigits(module, digits, signal) {
      const { phones, fields } = await wantedFields(module, signal);
      const pattern = { like: `%${digits.split("").join("%")}%` };
      const filter = Object.fromEntries(phones.map((name) => [name, pattern]));
      const query = { filter, match: "or", fields, pageSize: mostWithDigits } as const;
      let answer = await session.list(module, query, { signal });
      // Deleted at this very moment: it is not listed any more.
      if (answer.outcome === "gone") answer = await session.list(module, query, { signal });
      if (answer.outcome === "forbidden") throw notAllowed(module);
      if (answer.outcome === "gone") throw unreadable(module, answer.id);
      return answer.records.map((record) => toCrmPerson(module, record, phones));
    },
    async one({ module, id }, signal) {
      if (!isPersonModule(module)) return undefined;
      const { phones, fields } = await wantedFields(module, signal);
      const answer = await session.get(module, id, fields, { signal });
      return answer.outcome === "found" ? toCrmPerson(module, answer.record, phones) : undefined;
    },
  };
}

/** What no column holds can be neither searched nor trusted. */
function isColumn(source: string | undefined): boolean {
  return source === undefined || source === "custom_fields";
}

function within({ since, after, before }: Walk): Record<string, Record<string, string>> {
  const id = {
    ...(after !== "" && { gt: after }),
    ...(before !== undefined && { lt: before }),
  };
  return { ...(since !== null && { date_modified: { gte: writeTime(since) } }), id };
}

/** As its database writes it, UTC. */
function writeTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

function notAllowed(module: string): CrmRefused {
  return new CrmRefused(403, `The service user may not read ${module}.`);
}

function unreadable(module: string, id: string): CrmRefused {
  return new CrmRefused(400, `${module} lists the record ${id}, and cannot read it.`);
}
