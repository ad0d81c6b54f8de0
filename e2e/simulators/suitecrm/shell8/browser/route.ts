/** Where the hash points: `#/<module>/<action>/<record>?<query>`. */
export interface Route {
  readonly url: string;
  readonly module: string;
  readonly action: string;
  readonly record: string;
  readonly query: URLSearchParams;
}

/** Reads an address such as `/leads/record/1?offset=2`, or a hash with it. */
export function readRoute(address: string): Route {
  const url = address.replace(/^#/, "");
  const [path = "", query = ""] = url.split("?");
  const [module = "", action = "", record = ""] = path
    .split("/")
    .filter((part) => part !== "")
    .map((part) => decodeURIComponent(part));
  return { url, module, action, record, query: new URLSearchParams(query) };
}

export function recordUrl(module: string, id: string, offset?: number): string {
  const query = offset === undefined ? "" : `?offset=${offset}`;
  return `/${module}/record/${encodeURIComponent(id)}${query}`;
}
