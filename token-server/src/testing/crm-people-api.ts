import { createSuitecrm } from "../suitecrm/client.ts";
import { createCrmPeople } from "../suitecrm/crm-people.ts";
import type { PersonModule } from "../suitecrm/person-fields.ts";
import { crmConfig } from "./crm-connection.ts";

type Row = Record<string, string>;

const phoneFields: Readonly<Record<string, readonly string[]>> = {
  Accounts: ["phone_office", "phone_alternate", "phone_fax"],
};
const usualPhoneFields = ["phone_work", "phone_mobile", "phone_home", "phone_fax"];

/**
 * The lists of SuiteCRM's V8 API as far as the people index asks for them: walks by id, changes,
 * deleted records that only break a list, digits with anything between them.
 */
export function createCrmPeopleApi(now: () => number) {
  const rows = new Map<string, Row>();
  const addedFields = new Map<string, string[]>();
  const seen: URL[] = [];
  const refused = new Set<string>();
  let before: (url: URL) => void | Promise<void> = () => {};

  function list(module: string, query: URLSearchParams): Response {
    const wantsDeleted = query.get("filter[deleted][eq]") === "1";
    const conditions = [...query].flatMap(([key, value]) => {
      const [, field, operator] = /^filter\[(\w+)\]\[(\w+)\]$/.exec(key) ?? [];
      return field === undefined || field === "deleted" ? [] : [{ field, operator, value }];
    });
    const isAny = query.get("filter[operator]") === "or";
    const found = [...rows.values()]
      .filter((row) => row["module"] === module && (row["deleted"] === "1") === wantsDeleted)
      .filter((row) => {
        const results = conditions.map(({ field, operator, value }) =>
          holds(row[field] ?? "", operator, value),
        );
        return isAny ? results.includes(true) : !results.includes(false);
      })
      .toSorted((one, other) =>
        query.get("sort") === "-date_modified"
          ? compare(other["date_modified"], one["date_modified"])
          : compare(one["id"], other["id"]),
      );
    const size = Number(query.get("page[size]"));
    const page = found.slice(0, size);
    const gone = page.find((row) => row["deleted"] === "1" || row["unreadable"] === "1");
    if (gone !== undefined) return problem(`${module} module with id ${gone["id"]} is not found`);
    const meta =
      page.length === 0
        ? { message: "Request was successful, but there is no result" }
        : { "total-pages": Math.ceil(found.length / size), "records-on-this-page": page.length };
    return Response.json({ meta, data: page.map(show) });
  }

  const fetchCrm: typeof fetch = async (input, init) => {
    const url = new URL(String(input instanceof Request ? input.url : input));
    const path = url.pathname.replace(/^.*\/Api/, "");
    if (path === "/access_token") {
      return Response.json({ token_type: "Bearer", expires_in: 3600, access_token: "service" });
    }
    seen.push(url);
    await untilAborted(before(url), init?.signal);
    const [, kind, module = "", id] =
      /^\/V8\/(meta\/fields|module)\/(\w+)\/?(.*)$/.exec(path) ?? [];
    if (refused.has(module)) return problem("[SuiteCRM] [AccessDeniedException] ");
    if (kind === "meta/fields") {
      const names = [
        ...(phoneFields[module] ?? usualPhoneFields),
        ...(addedFields.get(module) ?? []),
      ];
      const attributes = Object.fromEntries([
        ["name", { type: "name", source: "non-db" }],
        ["phone_shown", { type: "phone", source: "non-db" }],
        ...names.map((name) => [name, { type: "phone", dbType: "varchar" }]),
      ]);
      return Response.json({ data: { type: "fields", attributes } });
    }
    if (id === undefined || id === "") return list(module, url.searchParams);
    const row = rows.get(`${module}/${id}`);
    return row === undefined || row["deleted"] === "1"
      ? problem(`${module} module with id ${id} is not found`)
      : Response.json({ data: show(row) });
  };

  const clock = { now };
  const suitecrm = createSuitecrm(crmConfig, { fetch: fetchCrm, clock });
  const stamp = () => new Date(now()).toISOString().slice(0, 19).replace("T", " ");
  return {
    fetch: fetchCrm,
    suitecrm,
    crmPeople: createCrmPeople(suitecrm.asService(), clock),
    /** Every request but those for tokens. */
    seen,
    /** A person adds or changes a record. */
    put(module: PersonModule, id: string, values: Row) {
      const key = `${module}/${id}`;
      rows.set(key, {
        ...rows.get(key),
        module,
        id,
        deleted: "0",
        date_modified: stamp(),
        ...values,
      });
    },
    remove(module: PersonModule, id: string) {
      const key = `${module}/${id}`;
      rows.set(key, { ...rows.get(key), deleted: "1", date_modified: stamp() });
    },
    addPhoneField: (module: PersonModule, name: string) =>
      addedFields.set(module, [...(addedFields.get(module) ?? []), name]),
    refuse: (module: PersonModule) => refused.add(module),
    /** What happens at each request before it is answered: it may throw, or never end. */
    atRequest(happens: typeof before) {
      before = happens;
    },
  };
}

export type CrmPeopleApi = ReturnType<typeof createCrmPeopleApi>;

/** Waits for the work, as fetch does: no longer than until it is called off. */
async function untilAborted(work: void | Promise<void>, signal: AbortSignal | null | undefined) {
  const calledOff = Promise.withResolvers<never>();
  calledOff.promise.catch(() => {});
  signal?.throwIfAborted();
  signal?.addEventListener("abort", () => calledOff.reject(signal.reason), { once: true });
  await Promise.race([work, calledOff.promise]);
}

function holds(stored: string, operator: string | undefined, value: string): boolean {
  switch (operator) {
    case "gt":
      return stored > value;
    case "lt":
      return stored < value;
    case "gte":
      return stored >= value;
    case "neq":
      return stored !== value;
    case "like":
      return new RegExp(`^${value.replaceAll("%", ".*")}$`).test(stored);
    case undefined:
    default:
      throw new Error(`The CRM does not know “${operator}”`);
  }
}

function compare(one = "", other = ""): number {
  return one < other ? -1 : 1;
}

/** Seconds are lost on the way out. */
function show(row: Row) {
  const { module, id, deleted: _deleted, unreadable: _unreadable, ...rest } = row;
  const { date_modified: modified = "" } = rest;
  const date = `${modified.slice(0, 16).replace(" ", "T")}:00+00:00`;
  return { type: module, id, attributes: { ...rest, date_modified: date } };
}

function problem(detail: string): Response {
  return Response.json({ errors: { status: 400, title: null, detail } }, { status: 400 });
}
