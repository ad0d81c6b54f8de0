/** Samples that hold nothing to compare, and why. */
export const notComparable: Readonly<Record<string, string>> = {
  "latency-20k-leads": "a table of measured times, not a request with its answer",
};

/**
 * Samples that need others before them. The rest run by method: what makes records first, then
 * what changes and relates them, then what reads, at last what ends things.
 */
const early = [
  "get-no-module-filter-deleted",
  "get-lead",
  "filter-date-gte",
  "filter-date-gte-iso",
  "post-call",
  "post-call-good",
  "rel-call-get-empty",
  "post-with-own-id",
  "post-with-own-id-again",
];
const late = ["delete-lead", "get-deleted-lead", "logout"];

/** All samples in an order in which each finds what it needs. */
export function replayOrder<Sample>(
  samples: readonly Sample[],
  nameOf: (sample: Sample) => string,
): Sample[] {
  const rank = (name: string): number => {
    if (early.includes(name)) return early.indexOf(name) - 100;
    if (late.includes(name)) return late.indexOf(name) + 100;
    // The lead must be callable again before it is read.
    if (name === "patch-lead-do-not-call-off") return 3;
    const prefixes = ["page-", "post-", "patch-lead-do-not-call", "patch-", "rel-"];
    const at = prefixes.findIndex((prefix) => name.startsWith(prefix));
    return at < 0 ? 50 : at;
  };
  return samples.toSorted((left, right) => rank(nameOf(left)) - rank(nameOf(right)));
}

/** Takes out what is text for people or one person's own history, and so never the same. */
export function withoutLabels(name: string, body: unknown): unknown {
  const ignored = ignoredKeys.find(([prefix]) => name.startsWith(prefix))?.[1];
  return ignored === undefined ? body : prune(body, ignored);
}

const ignoredKeys: readonly (readonly [string, RegExp])[] = [
  // Labels are looked up by name in a language file; comments are for developers.
  ["meta-fields-", /^(?:vname|comment)$/],
  // Texts of SQL, labels of the form.
  ["search-defs-", /^(?:vname|label|subquery)$/],
  // Home page panels, list orders and open tabs of the captured user.
  ["user-preferences-", /^(?:Home.*|search|.*2_[A-Z].*|.*Q|subtheme|theme_.*|editor_type)$/],
];

function prune(value: unknown, ignored: RegExp): unknown {
  if (Array.isArray(value)) return value.map((entry) => prune(entry, ignored));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !ignored.test(key))
      .map(([key, inner]) => [key, prune(inner, ignored)]),
  );
}
