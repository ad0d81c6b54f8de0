import { invalid } from "./rest-error.ts";

export interface PageRequest {
  readonly path: string;
  readonly query: URLSearchParams;
}

const defaultPageSize = 50;
const largestPageSize = 1000;
const tokenPrefix = "PA";

/** Cuts one page out of a list; a page token names the last resource of the page before. */
export function listPage<Item extends { readonly sid: string }>(
  key: string,
  items: readonly Item[],
  toJson: (item: Item) => object,
  { path, query }: PageRequest,
): object {
  const pageSize = readWhole(query, "PageSize", defaultPageSize, 1);
  if (pageSize > largestPageSize) {
    throw invalid(20007, `Page size must not be greater than ${largestPageSize}`);
  }
  const page = readWhole(query, "Page", 0, 0);
  const first = findFirst(items, page, query.get("PageToken"), pageSize);
  const shown = items.slice(first, first + pageSize);

  const uriOf = (pageNumber: number, lastSid: string | undefined) => {
    const parameters = new URLSearchParams(query);
    parameters.set("PageSize", String(pageSize));
    parameters.set("Page", String(pageNumber));
    parameters.delete("PageToken");
    if (lastSid !== undefined) parameters.set("PageToken", tokenPrefix + lastSid);
    return `${path}?${parameters.toString()}`;
  };
  const hasMore = first + shown.length < items.length;
  return {
    [key]: shown.map(toJson),
    page,
    page_size: pageSize,
    start: page * pageSize,
    end: page * pageSize + Math.max(0, shown.length - 1),
    uri: uriOf(page, page === 0 ? undefined : items[first - 1]?.sid),
    first_page_uri: uriOf(0, undefined),
    next_page_uri: hasMore ? uriOf(page + 1, shown.at(-1)?.sid) : null,
    previous_page_uri:
      page === 0
        ? null
        : uriOf(page - 1, page === 1 ? undefined : items[first - pageSize - 1]?.sid),
  };
}

function readWhole(query: URLSearchParams, name: string, fallback: number, least: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least) return value;
  throw invalid(20001, `${name} must be a whole number of at least ${least}`);
}

function findFirst(
  items: readonly { readonly sid: string }[],
  page: number,
  token: string | null,
  pageSize: number,
): number {
  if (page === 0) return 0;
  if (token === null) return Math.min(items.length, page * pageSize);
  const last = items.findIndex((item) => tokenPrefix + item.sid === token);
  if (last === -1) throw invalid(20001, "PageToken is not one of this list's tokens");
  return last + 1;
}
