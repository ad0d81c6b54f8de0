/**
 * Text as SuiteCRM keeps it whole: it cleans values as HTML, reads entities on the way in and
 * stores characters outside the Basic Multilingual Plane as question marks.
 */
export function toCrmText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[\uD800-\uDFFF]/g, "")
    .replace(/(?![\n\t])\p{Cc}/gu, "")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replace(/&(?=#?\w+;)/g, "＆");
}

/** At most `limit` characters, as SuiteCRM counts them; what is cut shows. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`;
}
