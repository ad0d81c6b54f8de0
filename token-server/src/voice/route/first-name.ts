const longest = 30;

/**
 * A first name as a voice can say it; `undefined` for what is no name. Names come from the CRM,
 * where anybody may have typed anything.
 */
export function speakableName(text: string): string | undefined {
  const name = text.normalize("NFC").replace(/\s+/g, " ").trim();
  if (name.length === 0 || name.length > longest) return undefined;
  return /^\p{L}[\p{L}\p{M}' ’.-]*$/u.test(name) ? name : undefined;
}

/** Puts a value where `{name}` or `{position}` stands. */
export function fillIn(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
