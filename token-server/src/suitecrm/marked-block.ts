const opening = "--- Ringback ---";
const closing = "--- end of Ringback ---";

/** Our part of a description; people may write before and after it. */
export function markBlock(lines: readonly string[]): string {
  // A line of a note that looks like a mark would end the block early.
  const inside = lines.join("\n").replace(/^---(?= (?:end of )?Ringback ---$)/gm, "—");
  return `${opening}\n${inside}\n${closing}`;
}

/**
 * Puts a new block in the place of the old one. `undefined` when the marks are gone: then a
 * person has taken our text out, and it stays out.
 */
export function replaceBlock(description: string, block: string): string | undefined {
  const start = description.indexOf(opening);
  const end = description.indexOf(closing, start + opening.length);
  if (start === -1 || end === -1) return undefined;
  return description.slice(0, start) + block + description.slice(end + closing.length);
}
