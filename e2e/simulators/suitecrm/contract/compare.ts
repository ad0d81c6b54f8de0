/** Says where an answer differs from a captured one; empty when it does not. */
export function differences(expected: unknown, actual: unknown, path = "body"): string[] {
  if (isVolatile(path, expected, actual)) return [];
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      return [`${path}: ${expected.length} entries expected, not ${actual.length}`];
    }
    return expected.flatMap((value, at) => differences(value, actual[at], `${path}[${at}]`));
  }
  if (isObject(expected) && isObject(actual)) {
    const [expectedKeys, actualKeys] = [Object.keys(expected), Object.keys(actual)];
    const missing = expectedKeys.filter((key) => !actualKeys.includes(key));
    const surplus = actualKeys.filter((key) => !expectedKeys.includes(key));
    const keys =
      missing.length + surplus.length === 0
        ? []
        : [`${path}: keys missing [${missing.join(" ")}], surplus [${surplus.join(" ")}]`];
    const shared = expectedKeys.filter((key) => actualKeys.includes(key));
    return keys.concat(
      shared.flatMap((key) => differences(expected[key], actual[key], `${path}.${key}`)),
    );
  }
  if (Object.is(expected, actual)) return [];
  return [`${path}: ${JSON.stringify(expected)} expected, not ${JSON.stringify(actual)}`];
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+00:00$/;

/** Values that differ every time, but must have the same form. */
function isVolatile(path: string, expected: unknown, actual: unknown): boolean {
  if (typeof expected !== "string" || typeof actual !== "string") return false;
  const both = (form: RegExp) => form.test(expected) && form.test(actual);
  if (path.endsWith(".date_modified")) return both(isoTime);
  if (/\.document_revision_id$|\.calendar_publish_key$/.test(path)) return both(uuid);
  if (/\.(?:access|refresh)_token$/.test(path)) return isSameKindOfToken(expected, actual);
  return false;
}

/** Captured tokens are cut: `beginning…(731 chars)`. The last digits of their times vary. */
function isSameKindOfToken(expected: string, actual: string): boolean {
  const match = /^(.*)…\((\d+) chars\)$/.exec(expected);
  const beginning = match?.[1]?.startsWith("def50200") === true ? "def50200" : match?.[1];
  if (beginning === undefined) return false;
  return actual.startsWith(beginning) && Math.abs(actual.length - Number(match?.[2])) <= 9;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
