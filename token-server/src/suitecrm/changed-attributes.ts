import { replaceBlock } from "./marked-block.ts";

export type Attributes = Readonly<Record<string, string>>;

/**
 * What to send so that the CRM says `wanted`. A field whose value is neither ours of last time
 * nor the wanted one was changed by a person and is left alone; in the description only our
 * block is replaced.
 */
export function changedAttributes(
  wanted: Attributes,
  lastWritten: Attributes,
  inCrm: Attributes,
): Record<string, string> {
  const changes: Record<string, string> = {};
  for (const [field, value] of Object.entries(wanted)) {
    const now = comparable(field, inCrm[field] ?? "");
    if (now === comparable(field, value)) continue;
    if (field === "description") {
      const replaced = replaceBlock(withUnixLines(inCrm[field] ?? ""), value);
      if (replaced !== undefined && comparable(field, replaced) !== now) changes[field] = replaced;
      continue;
    }
    if (now === comparable(field, lastWritten[field] ?? "")) changes[field] = value;
  }
  return changes;
}

function comparable(field: string, value: string): string {
  // Sent as `2026-11-22 10:00:37`, answered as `2026-11-22T10:00:00+00:00`.
  if (/^date_(?:start|due)$/.test(field)) return value.replace("T", " ").slice(0, 16);
  return withUnixLines(value).trim();
}

/** A browser's form sends CRLF. */
function withUnixLines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
