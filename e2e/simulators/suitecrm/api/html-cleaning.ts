/** Elements that survive; the others go but leave what they hold. */
const kept = new Set(
  "a abbr b blockquote br caption cite code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre q s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul".split(
    " ",
  ),
);
const withoutEnd = new Set(["br", "hr", "img"]);
/** Elements that go together with what they hold. */
const dropped = /<(script|style|iframe|object|noscript)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const safeAttributes = new Set([
  "href",
  "src",
  "alt",
  "title",
  "class",
  "style",
  "width",
  "height",
]);

/**
 * What the CRM keeps of a text: scripts are gone, unclosed elements are closed, entities are
 * decoded, and letters outside the Basic Multilingual Plane turn into four question marks.
 */
export function cleanText(text: string): string {
  const plain = text.replaceAll("\r\n", "\n").replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "");
  const open: string[] = [];
  const cleaned = plain
    .replaceAll(dropped, "")
    .replaceAll(
      /<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>/gi,
      (_, slash: string, tag: string, rest: string) =>
        cleanTag(open, slash === "/", tag.toLowerCase(), rest),
    );
  const closing = open.toReversed().map((tag) => `</${tag}>`);
  return decodeEntities(cleaned + closing.join("")).replaceAll(/[\u{10000}-\u{10FFFF}]/gu, "????");
}

function cleanTag(open: string[], isEnd: boolean, tag: string, rest: string): string {
  if (!kept.has(tag)) return "";
  if (isEnd) {
    const at = open.lastIndexOf(tag);
    if (at < 0) return "";
    return open
      .splice(at)
      .toReversed()
      .map((inner) => `</${inner}>`)
      .join("");
  }
  const attributes = cleanAttributes(rest);
  if (withoutEnd.has(tag)) return `<${tag}${attributes} />`;
  open.push(tag);
  return `<${tag}${attributes}>`;
}

function cleanAttributes(written: string): string {
  return [...written.matchAll(/([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)]
    .map(
      (match) => [(match[1] ?? "").toLowerCase(), match[2] ?? match[3] ?? match[4] ?? ""] as const,
    )
    .filter(([name, value]) => safeAttributes.has(name) && !/^\s*(?:javascript|data):/i.test(value))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00A0",
};

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole;
    const hex = name[1]?.toLowerCase() === "x";
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
