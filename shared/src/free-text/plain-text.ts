/** A text in plain characters, and where each of them stood in the original. */
export interface PlainText {
  readonly plain: string;
  /** Index in the original of each plain character; one more entry for the end. */
  readonly positions: readonly number[];
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const dash = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/u;

/** Full-width and Arabic digits, dashes, odd spaces and marks that cannot be seen, as one would type them. */
export function toPlainText(text: string): PlainText {
  let plain = "";
  const positions: number[] = [];
  let position = 0;
  for (const character of text) {
    const replacement = plainCharacter(character);
    // One position for each code unit, so that indices into both stay in step.
    for (let unit = 0; unit < replacement.length; unit += 1) positions.push(position + unit);
    plain += replacement;
    position += character.length;
  }
  positions.push(text.length);
  return {
    plain: plain.replace(/(?<=\d)[ー・·•](?=\d)/gu, (mark) => (mark === "ー" ? "-" : ".")),
    positions,
  };
}

function plainCharacter(character: string): string {
  if (character <= "~") return character;
  if (invisible.test(character)) return "";
  if (dash.test(character)) return "-";
  if (/\p{Nd}/u.test(character)) return decimalDigit(character);
  if (/\p{Zs}|[\uff00-\uff65]/u.test(character)) return character.normalize("NFKC");
  if (/[⁄∕]/u.test(character)) return "/";
  return character;
}

/** Unicode keeps the ten digits of every script in a row that starts at a code point ending in 0 or 6. */
function decimalDigit(character: string): string {
  const compatible = character.normalize("NFKC");
  if (/^\d$/.test(compatible)) return compatible;
  let code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return String(value);
}
