import { CrmRefused } from "./failures.ts";
import type { CrmSession } from "./session.ts";

export type CrmAttributes = Readonly<Record<string, string>>;

interface WriteOptions {
  readonly signal: AbortSignal;
  /** For a request with a file in it. */
  readonly deadlineMs?: number;
}

/** One module of SuiteCRM, as the service user sees and writes it. */
export interface CrmModule {
  read(
    id: string,
    fields: readonly string[],
    signal: AbortSignal,
  ): Promise<
    | { readonly outcome: "found"; readonly attributes: CrmAttributes }
    | { readonly outcome: "absent" }
  >;
  /**
   * `exists` also when a record of this id was deleted. After `file-refused` the record may be
   * there, without its file.
   */
  create(
    id: string,
    attributes: CrmAttributes,
    options: WriteOptions,
  ): Promise<"created" | "exists" | "file-refused">;
  update(id: string, attributes: CrmAttributes, signal: AbortSignal): Promise<"updated" | "absent">;
  /** Puts the record on another one's page; `absent` when either is not there for the service user. */
  relate(
    id: string,
    link: string,
    to: { readonly module: string; readonly id: string },
    signal: AbortSignal,
  ): Promise<"related" | "absent">;
}

/** `module` as SuiteCRM names it, such as `Calls`. */
export function createCrmModule(session: CrmSession, module: string): CrmModule {
  const notAllowed = (verb: string) =>
    new CrmRefused(403, `The service user may not ${verb} ${module.toLowerCase()}.`);
  return {
    async read(id, fields, signal) {
      const answer = await session.get(module, id, fields, { signal });
      switch (answer.outcome) {
        case "found":
          return { outcome: "found", attributes: answer.record.attributes };
        case "not-found":
          return { outcome: "absent" };
        case "forbidden":
          throw notAllowed("read");
      }
    },
    async create(id, attributes, options) {
      const answer = await session.create(module, { id, attributes }, options);
      if (answer.outcome === "forbidden") throw notAllowed("create");
      return answer.outcome;
    },
    async update(id, attributes, signal) {
      const answer = await session.update(module, id, attributes, { signal });
      if (answer.outcome === "forbidden") throw notAllowed("change");
      return answer.outcome === "updated" ? "updated" : "absent";
    },
    async relate(id, link, to, signal) {
      const answer = await session.relate({ module, id }, link, to, { signal });
      return answer.outcome === "related" ? "related" : "absent";
    },
  };
}
