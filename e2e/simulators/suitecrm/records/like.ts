/**
 * SQL's LIKE: `%` stands for any text, `_` for one letter, a backslash takes the next letter as it
 * is. Walks the text once and steps back only to the last `%`, so long patterns stay quick.
 */
export function isLike(text: string, pattern: string): boolean {
  const tokens = readTokens(pattern);
  let textAt = 0;
  let tokenAt = 0;
  let wildcardAt = -1;
  let resumeAt = 0;
  while (textAt < text.length) {
    const token = tokens[tokenAt];
    if (token === "any") {
      wildcardAt = tokenAt;
      resumeAt = textAt;
      tokenAt += 1;
    } else if (token !== undefined && (token === "one" || token.letter === text[textAt])) {
      textAt += 1;
      tokenAt += 1;
    } else if (wildcardAt >= 0) {
      resumeAt += 1;
      textAt = resumeAt;
      tokenAt = wildcardAt + 1;
    } else return false;
  }
  return tokens.slice(tokenAt).every((token) => token === "any");
}

type Token = "any" | "one" | { readonly letter: string };

function readTokens(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern[at] ?? "";
    if (letter === "%") tokens.push("any");
    else if (letter === "_") tokens.push("one");
    else if (letter === "\\" && at + 1 < pattern.length) {
      at += 1;
      tokens.push({ letter: pattern[at] ?? "" });
    } else tokens.push({ letter });
  }
  return tokens;
}
