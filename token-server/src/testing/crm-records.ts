/** How the stand-in CRM treats the next request. */
export type CrmTrouble =
  | "none"
  /** Nobody answers. */
  | "down"
  /** The request is carried out and its answer lost. */
  | "lose-answer";

interface CrmRequestSeen {
  readonly method: string;
  readonly path: string;
  readonly user: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const html: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** SuiteCRM's V8 API for a few records, as strict as the real one where our code leans on it. */
export function createCrmRecords() {
  const records = new Map<string, Record<string, string>>();
  const deleted = new Set<string>();
  const related: string[] = [];
  const seen: CrmRequestSeen[] = [];
  const hidden = new Set<string>();
  let trouble: CrmTrouble = "none";
  let troubleOn: (request: CrmRequestSeen) => boolean = () => true;

  function answer(request: CrmRequestSeen, data: { id?: string | undefined }): Response {
    const [, module = "", id = data.id ?? "", link] =
      /^\/V8\/module(?:\/([^/?]+))?(?:\/([^/?]+))?(?:\/relationships\/(\w+))?/.exec(request.path) ??
      [];
    const key = `${module || "Calls"}/${id}`;
    const record = records.get(key);
    if (link !== undefined) {
      related.push(`${key} ${link} ${data.id ?? ""}`);
      return json(201, { meta: { message: "related" }, data: [] });
    }
    if (request.method === "POST") {
      if (record !== undefined || deleted.has(key)) {
        return problem(`Bean Calls with id ${id} is already exist`);
      }
      records.set(key, stored({ ...request.attributes }));
      return json(201, shown(id, records.get(key) ?? {}));
    }
    if (request.method === "GET" && hidden.has(`${request.user} ${key}`)) {
      return problem("[SuiteCRM] [AccessDeniedException] ");
    }
    if (record === undefined)
      return problem(`${module || "Calls"} module with id ${id} is not found`);
    if (request.method === "PATCH") Object.assign(record, stored({ ...request.attributes }));
    return json(request.method === "PATCH" ? 201 : 200, shown(id, record));
  }

  const fetchCrm: typeof fetch = async (input, init) => {
    const url = new URL(String(input instanceof Request ? input.url : input));
    const path = url.pathname.replace(/^.*\/Api/, "");
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : {};
    if (path === "/access_token") {
      return json(200, { token_type: "Bearer", expires_in: 3600, access_token: "service" });
    }
    const { data = {} } = body as { data?: { id?: string; attributes?: Record<string, string> } };
    const request = {
      method: init?.method ?? "GET",
      path,
      user: new Headers(init?.headers).get("Authorization")?.replace("Bearer ", "") ?? "",
      attributes: data.attributes ?? {},
    };
    seen.push(request);
    const isHit = trouble !== "none" && troubleOn(request);
    if (isHit && trouble === "down") throw new TypeError("fetch failed");
    const response = answer(request, data);
    if (isHit) {
      trouble = "none";
      throw new TypeError("socket hang up");
    }
    return response;
  };

  return {
    fetch: fetchCrm,
    /** Requests in the order they came. */
    seen,
    /** `Calls/ID contacts CONTACT`. */
    related,
    put: (key: string, attributes: Record<string, string>) => records.set(key, attributes),
    get: (key: string) => records.get(key),
    keys: (module: string) => [...records.keys()].filter((key) => key.startsWith(`${module}/`)),
    hideFrom: (user: string, key: string) => hidden.add(`${user} ${key}`),
    /** A person deletes it. */
    remove(key: string) {
      records.delete(key);
      deleted.add(key);
    },
    fail(kind: CrmTrouble, on: (request: CrmRequestSeen) => boolean = () => true) {
      trouble = kind;
      troubleOn = on;
    },
  };
}

/** Every date but `YYYY-MM-DD HH:MM:SS` is stored as nothing; names are cut at 50. */
function stored(attributes: Record<string, string>): Record<string, string> {
  const { date_start: date, name } = attributes;
  const isDate = date !== undefined && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(date);
  return {
    ...attributes,
    ...(date !== undefined && { date_start: isDate ? date : "" }),
    ...(name !== undefined && { name: name.slice(0, 50) }),
  };
}

function shown(id: string, record: Record<string, string>) {
  const attributes = Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      name === "date_start" && value !== ""
        ? `${value.slice(0, 16).replace(" ", "T")}:00+00:00`
        : value.replace(/[<>"]/g, (character) => html[character] ?? character),
    ]),
  );
  return { data: { type: "Call", id, attributes } };
}

function problem(detail: string): Response {
  return json(400, { errors: { status: 400, title: null, detail } });
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/vnd.api+json" },
  });
}
