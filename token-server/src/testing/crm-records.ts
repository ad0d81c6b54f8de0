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
  const files = new Map<string, Buffer>();
  const forbidden = new Set(["php", "html", "phtml"]);
  let bodyLimit = Number.POSITIVE_INFINITY;
  let trouble: CrmTrouble = "none";
  let troubleOn: (request: CrmRequestSeen) => boolean = () => true;

  function answer(
    request: CrmRequestSeen,
    data: { id?: string | undefined; type?: string | undefined },
  ): Response {
    const [, module = data.type ?? "", id = data.id ?? "", link] =
      /^\/V8\/module(?:\/([^/?]+))?(?:\/([^/?]+))?(?:\/relationships\/(\w+))?/.exec(request.path) ??
      [];
    const key = `${module}/${id}`;
    const record = records.get(key);
    if (link !== undefined) {
      related.push(`${key} ${link} ${data.id ?? ""}`);
      return json(201, { meta: { message: "related" }, data: [] });
    }
    if (request.method === "POST") {
      if (record !== undefined || deleted.has(key)) {
        return problem(`Bean Calls with id ${id} is already exist`);
      }
      const { filename, filecontents, ...plain } = request.attributes;
      records.set(key, { ...stored(module, plain), ...(carriesFiles(module) && { filename: "" }) });
      if (filename !== undefined) {
        const extension = /\.([^.]+)$/.exec(filename)?.[1];
        // The record is there by now, and stays.
        if (extension === undefined || forbidden.has(extension)) {
          return problem("File upload failed: File extension is not included or is not valid.");
        }
        files.set(key, Buffer.from(filecontents ?? "", "base64"));
        records.set(key, { ...records.get(key), filename });
      }
      return json(201, shown(module, id, records.get(key) ?? {}));
    }
    if (request.method === "GET" && hidden.has(`${request.user} ${key}`)) {
      return problem("[SuiteCRM] [AccessDeniedException] ");
    }
    if (record === undefined) return problem(`${module} module with id ${id} is not found`);
    if (request.method === "PATCH") Object.assign(record, stored(module, request.attributes));
    return json(request.method === "PATCH" ? 201 : 200, shown(module, id, record));
  }

  const fetchCrm: typeof fetch = async (input, init) => {
    const url = new URL(String(input instanceof Request ? input.url : input));
    const path = url.pathname.replace(/^.*\/Api/, "");
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : {};
    if (path === "/access_token") {
      return json(200, { token_type: "Bearer", expires_in: 3600, access_token: "service" });
    }
    const { data = {} } = body as {
      data?: { id?: string; type?: string; attributes?: Record<string, string> };
    };
    const request = {
      method: init?.method ?? "GET",
      path,
      user: new Headers(init?.headers).get("Authorization")?.replace("Bearer ", "") ?? "",
      attributes: data.attributes ?? {},
    };
    seen.push(request);
    const isHit = trouble !== "none" && troubleOn(request);
    if (isHit && trouble === "down") throw new TypeError("fetch failed");
    // PHP drops a body that is over its limit, and SuiteCRM misses what was in it.
    const isLost = typeof init?.body === "string" && init.body.length > bodyLimit;
    const response = isLost
      ? problem('The required option "data" is missing.')
      : answer(request, data);
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
    /** Files sent with notes and documents, by `Notes/ID`. */
    files,
    /** As an administrator would in `upload_badext`. */
    forbidExtension: (extension: string) => forbidden.add(extension),
    limitBodies(bytes: number) {
      bodyLimit = bytes;
    },
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

function carriesFiles(module: string): boolean {
  return module === "Notes" || module === "Documents";
}

/** Every date but `YYYY-MM-DD HH:MM:SS` is stored as nothing; names are cut. */
function stored(module: string, attributes: Record<string, string>): Record<string, string> {
  const nameLimit = module === "Notes" ? 255 : 50;
  return Object.fromEntries(
    Object.entries(attributes).map(([field, value]) => {
      if (dateFields.has(field)) {
        return [field, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value) ? value : ""];
      }
      return [field, field === "name" ? value.slice(0, nameLimit) : value];
    }),
  );
}

const dateFields = new Set(["date_start", "date_due"]);

function shown(module: string, id: string, record: Record<string, string>) {
  const attributes = Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      dateFields.has(name) && value !== ""
        ? `${value.slice(0, 16).replace(" ", "T")}:00+00:00`
        : value.replace(/[<>"]/g, (character) => html[character] ?? character),
    ]),
  );
  return { data: { type: module.replace(/s$/, ""), id, attributes } };
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
