import { faxWords } from "@ringback/shared/free-text/words/phone-words";
import { otherColumnWords, phoneColumnWords } from "./column-words.ts";

/** What a place's label and field name say it holds; `unsaid` when they do not tell. */
export type ColumnKind = "phone" | "fax" | "other" | "unsaid";

export function columnKind(label: string, field: string): ColumnKind {
  const words = [...wordsOf(label), ...wordsOf(field)];
  if (isFaxPlace(label, field)) return "fax";
  // "Contact number" means its phone; a number of anything else does not.
  const isContactNumber = /contact (?:no\b|nos?\.|num|nbr|#)/i.test(label);
  if (words.some((word) => otherColumnWords.has(word))) return "other";
  return isContactNumber || words.some(isPhoneWord) ? "phone" : "unsaid";
}

/** "Fax", `phone_fax`, "Faxnummer"; not "Telefon/Fax", which rings, too. */
export function isFaxPlace(label: string, field: string): boolean {
  if (wordsOf(field).some(isFaxWord)) return true;
  const words = wordsOf(label);
  const isShared =
    words.some(isPhoneWord) && /[/&+,]| (?:and|or|und|oder|et|ou|y|o|e|i) /i.test(label);
  return words.some(isFaxWord) && !isShared;
}

/** `phone_work`, `mobilePhone`, "Tel.-Nr.", "Telephone 2" in single words. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize("NFC")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== "");
}

function isFaxWord(word: string): boolean {
  return faxWords.has(word) || /fax(?:nummer|nr|number)?$/.test(word);
}

function isPhoneWord(word: string): boolean {
  return (
    phoneColumnWords.has(word) ||
    (/telefon|telefoon|mobiltel|rufn(?:umme)?r|handyn|phone$|^phone|電話|电话|手机|전화/.test(
      word,
    ) &&
      !/(?:kosten|gebühr|rechnung)$/.test(word))
  );
}
