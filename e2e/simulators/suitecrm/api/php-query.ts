/** A query or form as PHP reads it: `a[b][c]=d` makes nested maps, in the order of appearance. */
export type PhpQuery = Map<string, string | PhpQuery>;

/** Reads `a=1&filter[x][eq]=2`; a name sent twice keeps its last value. */
export function readPhpQuery(text: string): PhpQuery {
  const query: PhpQuery = new Map();
  for (const part of text.split("&")) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const name = decode(at < 0 ? part : part.slice(0, at));
    const value = at < 0 ? "" : decode(part.slice(at + 1));
    const base = /^[^[]*/.exec(name)?.[0] ?? "";
    const keys = [...name.slice(base.length).matchAll(/\[([^\]]*)\]/g)].map(
      (match) => match[1] ?? "",
    );
    place(query, [base, ...keys], value);
  }
  return query;
}

/** Writes a query the way the CRM puts it in its links: not encoded at all. */
export function writePhpQuery(query: PhpQuery): string {
  const parts: string[] = [];
  const visit = (prefix: string, value: string | PhpQuery) => {
    if (typeof value === "string") parts.push(`${prefix}=${value}`);
    else for (const [key, inner] of value) visit(`${prefix}[${key}]`, inner);
  };
  for (const [key, value] of query) visit(key, value);
  return parts.join("&");
}

/** A value that must be plain text. */
export function textOf(value: string | PhpQuery | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function place(query: PhpQuery, path: readonly string[], value: string): void {
  const [first = "", ...rest] = path;
  const key = first === "" ? String(query.size) : first;
  if (rest.length === 0) {
    query.set(key, value);
    return;
  }
  const known = query.get(key);
  const inner: PhpQuery = typeof known === "object" ? known : new Map();
  query.set(key, inner);
  place(inner, rest, value);
}

function decode(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    // PHP never refuses: broken percent signs stay as they are.
    return spaced.replaceAll(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
  }
}
