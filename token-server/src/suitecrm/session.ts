import type { Access } from "./access.ts";
import type { CrmAnswer, CrmRequest, Exchange } from "./exchange.ts";
import * as documents from "./documents.ts";
import type { CrmRecord } from "./documents.ts";
import { CrmRefused, CrmUnavailable } from "./failures.ts";

interface ListQuery {
  /** `{ field: { operator: value } }`; operators eq neq gt gte lt lte like. */
  readonly filter?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whether all conditions must hold (default) or one. */
  readonly match?: "and" | "or";
  readonly fields: readonly string[];
  /** From 1. */
  readonly page?: number;
  readonly pageSize: number;
  readonly sort?: string;
}

interface Options {
  readonly signal?: AbortSignal | undefined;
  /** For a request that takes longer than usual: one with a file in it. */
  readonly deadlineMs?: number;
}

type Forbidden = { readonly outcome: "forbidden" };
type NotFound = { readonly outcome: "not-found" };
type GetAnswer = { readonly outcome: "found"; readonly record: CrmRecord } | NotFound | Forbidden;
type ListAnswer =
  | { readonly outcome: "found"; readonly records: readonly CrmRecord[]; readonly pages: number }
  /** In place of the page: the first record of it that is deleted, by now or since long ago. */
  | { readonly outcome: "gone"; readonly id: string }
  | Forbidden;
type FieldsAnswer =
  | { readonly outcome: "found"; readonly fields: documents.FieldDefinitions }
  | Forbidden;
type CreateAnswer =
  | { readonly outcome: "created"; readonly record: CrmRecord }
  | { readonly outcome: "exists" }
  /** The CRM does not take the file. The record may have been made without it. */
  | { readonly outcome: "file-refused" }
  | Forbidden;
type UpdateAnswer =
  | { readonly outcome: "updated"; readonly record: CrmRecord }
  | NotFound
  | Forbidden;
type RelateAnswer = { readonly outcome: "related" } | NotFound | Forbidden;

/**
 * The CRM as one user sees it. Expected answers are values; it throws `CrmUnavailable` (try
 * later), `CrmRefused` (never will) and, for an agent, `CrmSignInNeeded`.
 */
export interface CrmSession {
  currentUser(options?: Options): Promise<GetAnswer>;
  get(module: string, id: string, fields: readonly string[], options?: Options): Promise<GetAnswer>;
  list(module: string, query: ListQuery, options?: Options): Promise<ListAnswer>;
  /** What the module's fields are, custom ones included. */
  fields(module: string, options?: Options): Promise<FieldsAnswer>;
  /** With `id` of our own a second creation answers `exists`, also when that record was deleted. */
  create(
    module: string,
    record: { readonly id?: string; readonly attributes: Readonly<Record<string, string>> },
    options?: Options,
  ): Promise<CreateAnswer>;
  update(
    module: string,
    id: string,
    attributes: Readonly<Record<string, string>>,
    options?: Options,
  ): Promise<UpdateAnswer>;
  /** `link` is the source module's name of the relationship, e.g. `contacts` of a call. */
  relate(
    from: { readonly module: string; readonly id: string },
    link: string,
    to: { readonly module: string; readonly id: string },
    options?: Options,
  ): Promise<RelateAnswer>;
}

export function createSession(exchange: Exchange, access: Access, apiUrl: string): CrmSession {
  /** Renews the token once when the CRM does not take it. */
  async function send(request: Omit<CrmRequest, "accessToken">): Promise<documents.Answer> {
    const first = await access.token();
    let answer = await exchange({ ...request, accessToken: first });
    if (answer.status === 401) {
      answer = await exchange({ ...request, accessToken: await access.token(first) });
    }
    return classify(answer);
  }

  return {
    async currentUser(options) {
      const answer = await send({ method: "GET", url: `${apiUrl}/V8/current-user`, ...options });
      if (answer.outcome === "problem") {
        if (answer.detail === "Not found") return { outcome: "not-found" };
        return documents.refusal(answer, ["not-found", "forbidden"]);
      }
      return { outcome: "found", record: documents.one(answer) };
    },
    async get(module, id, fields, options) {
      const query = new URLSearchParams({ [`fields[${module}]`]: fields.join(",") });
      const url = `${apiUrl}/V8/module/${path(module)}/${path(id)}?${query.toString()}`;
      const answer = await send({ method: "GET", url, ...options });
      if (answer.outcome === "problem")
        return documents.refusal(answer, ["not-found", "forbidden"]);
      return { outcome: "found", record: documents.one(answer) };
    },
    async list(module, query, options) {
      const url = `${apiUrl}/V8/module/${path(module)}?${listParameters(module, query).toString()}`;
      const answer = await send({ method: "GET", url, ...options });
      if (answer.outcome === "problem") {
        const gone = documents.goneRecord(answer);
        return gone === undefined
          ? documents.refusal(answer, ["forbidden"])
          : { outcome: "gone", id: gone };
      }
      return { outcome: "found", ...documents.many(answer) };
    },
    async fields(module, options) {
      const url = `${apiUrl}/V8/meta/fields/${path(module)}`;
      const answer = await send({ method: "GET", url, ...options });
      if (answer.outcome === "problem") return documents.refusal(answer, ["forbidden"]);
      return { outcome: "found", fields: documents.fieldDefinitions(answer) };
    },
    async create(module, { id, attributes }, options) {
      const data = { type: module, ...(id !== undefined && { id }), attributes };
      const url = `${apiUrl}/V8/module`;
      const answer = await send({ method: "POST", url, body: { data }, ...options });
      if (answer.outcome === "problem") {
        const isTooLarge = answer.status === 413 || documents.isBodyLost(answer);
        if (isTooLarge && "filecontents" in attributes) return { outcome: "file-refused" };
        return documents.refusal(answer, ["exists", "file-refused", "forbidden"]);
      }
      return { outcome: "created", record: documents.one(answer) };
    },
    async update(module, id, attributes, options) {
      const body = { data: { type: module, id, attributes } };
      const answer = await send({ method: "PATCH", url: `${apiUrl}/V8/module`, body, ...options });
      if (answer.outcome === "problem")
        return documents.refusal(answer, ["not-found", "forbidden"]);
      return { outcome: "updated", record: documents.one(answer) };
    },
    async relate(from, link, to, options) {
      const base = `${apiUrl}/V8/module/${path(from.module)}/${path(from.id)}/relationships`;
      const body = { data: { type: to.module, id: to.id } };
      const answer = await send({ method: "POST", url: `${base}/${path(link)}`, body, ...options });
      if (answer.outcome === "problem")
        return documents.refusal(answer, ["not-found", "forbidden"]);
      return { outcome: "related" };
    },
  };
}

const path = encodeURIComponent;

function listParameters(module: string, query: ListQuery): URLSearchParams {
  const { filter = {}, match, fields, page = 1, pageSize, sort } = query;
  const parameters = new URLSearchParams({ [`fields[${module}]`]: fields.join(",") });
  if (match === "or") parameters.set("filter[operator]", "or");
  for (const [field, conditions] of Object.entries(filter)) {
    for (const [operator, value] of Object.entries(conditions)) {
      parameters.set(`filter[${field}][${operator}]`, value);
    }
  }
  parameters.set("page[size]", String(pageSize));
  parameters.set("page[number]", String(page));
  if (sort !== undefined) parameters.set("sort", sort);
  return parameters;
}

function classify({ status, content }: CrmAnswer): documents.Answer {
  if (status === 200 || status === 201) return documents.read(content);
  if (status === 401) throw new CrmRefused(401, "The CRM does not accept the access token.");
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    return documents.readProblem(status, content);
  }
  throw new CrmUnavailable(`SuiteCRM answered ${status}`);
}
