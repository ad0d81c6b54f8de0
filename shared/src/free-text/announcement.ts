import { fillerWords, ownerWords } from "./words/filler-words.ts";
import { identifierWords, personWords } from "./words/identifier-words.ts";
import { faxWords, phoneWords } from "./words/phone-words.ts";
import { quantityWords } from "./words/quantity-words.ts";

/** What the words before a number say it is, and the word that says so. */
export interface Announcement {
  readonly kind: "phone" | "fax" | "identifier" | "person" | "quantity";
  readonly word: string;
}

const farthestPhoneWord = 7;
// "T: …", "m) …", "T 020 …" as on business cards.
const singleLetter = /(?<![\p{L}\d.])([tpmchwdf])(?::|\.|\)) ?\(?$/iu;
const singleCapital = /(?<![\p{L}\d.-] ?)([TPMF]) \(?$/u;

/** Reads the words before a number, the nearest first. */
export function readAnnouncement(before: string, digitCount = 0): Announcement | undefined {
  const letter = (singleLetter.exec(before) ?? singleCapital.exec(before))?.[1];
  if (letter !== undefined) return { kind: /f/i.test(letter) ? "fax" : "phone", word: letter };
  const words = wordsBackwards(before);
  let index = 0;
  while (fillerWords.has(words[index] ?? "")) index += 1;
  const nearest = words[index];
  const kind = nearest === undefined ? undefined : kindOf(nearest);
  if (nearest !== undefined && kind !== undefined && kind !== "person") {
    // "Tel./Fax:" can be called.
    const isShared =
      kind === "fax" && kindOf(words[index + 1] ?? "") === "phone" && sharing.test(before);
    const isUsedUp = kind !== "phone" && kind !== "fax" && hasOtherFigure(before, digitCount);
    return isUsedUp ? undefined : { kind: isShared ? "phone" : kind, word: nearest };
  }
  // "Customer no. 4711" and "N° de client 4711" are its number; "Customer 4711" may be either.
  if (nearest !== undefined && kind === "person" && isNumbered(words, index)) {
    return { kind: "identifier", word: nearest };
  }
  return (
    distantPhoneWord(words.slice(index)) ??
    plainNumberWord(words.slice(0, index), nearest) ??
    (kind && nearest ? { kind, word: nearest } : undefined)
  );
}

const sharing = /(?:[/&+]|\b(?:and|und|et|en|oraz|e|y|i)\b)[^/&+]{1,12}$/iu;
const numberWord =
  /^(?:n|no|n[°º]|nro|nr|num|numéro|number|numero|número|nummer|numery?|numeru|číslo|номер)$/u;

/** "Order 998877, 07400 123456": the word belongs to the first; "orders 4711 and 4712" to both. */
function hasOtherFigure(before: string, digitCount: number): boolean {
  const figures = /[^\p{L}]*$/u.exec(before)?.[0].match(/\d+(?=.*[,;/|()])/gs) ?? [];
  return figures.some((figure) => figure.length > 1 && figure.length !== digitCount);
}

function isNumbered(words: readonly string[], index: number): boolean {
  if (index > 0) return true;
  const before = ["de", "of"].includes(words[index + 1] ?? "")
    ? words[index + 2]
    : words[index + 1];
  return numberWord.test(before ?? "");
}

/** "Call John Smith (sales) at …": unless something nearer has a number of its own. */
function distantPhoneWord(words: readonly string[]): Announcement | undefined {
  for (const word of words.slice(0, farthestPhoneWord)) {
    const kind = kindOf(word);
    if (kind === "identifier" || kind === "quantity") return undefined;
    if (kind === "phone" || kind === "fax") return { kind, word };
  }
  return undefined;
}

/** "Her number is …", with nothing that says a number of what. */
function plainNumberWord(
  fillers: readonly string[],
  nearest: string | undefined,
): Announcement | undefined {
  if (nearest !== undefined && !ownerWords.has(nearest)) return undefined;
  const word = fillers.find((filler) => filler.length > 4 && numberWord.test(filler));
  return word === undefined ? undefined : { kind: "phone", word };
}

/** "020 7946 0126 (mobile)". */
export function readAnnouncementAfter(after: string): Announcement | undefined {
  const word = /^ {0,2}[([](\p{L}{2,})[)\].,:; ]/u.exec(after)?.[1]?.toLowerCase();
  const kind = word === undefined ? undefined : kindOf(word);
  return word !== undefined && (kind === "phone" || kind === "fax") ? { kind, word } : undefined;
}

function kindOf(word: string): Announcement["kind"] | undefined {
  if (faxWords.has(word)) return "fax";
  if (phoneWords.has(word)) return "phone";
  if (identifierWords.has(word)) return "identifier";
  if (personWords.has(word)) return "person";
  if (quantityWords.has(word)) return "quantity";
  return compoundKind(word);
}

/** German, Dutch and Nordic words are written together: Geschäftstelefon, Kundennummer. */
function compoundKind(word: string): Announcement["kind"] | undefined {
  if (word.length < 4) return undefined;
  if (/fax(?:nummer|nr)?$/.test(word)) return "fax";
  if (
    /telefon|(?:handy|mobil|ruf|fon|phone|telefoon|mobiel|tel)[.-]*(?:nummer|nr|number)?$/.test(
      word,
    )
  )
    return "phone";
  if (
    /(?:nummer|numer|nr|kennung|kennzeichen|zeichen|schlüssel|-id|_id|-no|_no|-code|code|番号|单号)$/.test(
      word,
    )
  ) {
    return "identifier";
  }
  return /(?:betrag|summe|kosten|preis|umsatz|wert|anzahl)$/.test(word) ? "quantity" : undefined;
}

/** The words of the clause a number stands in, the last first, without the numbers before it. */
function wordsBackwards(before: string): readonly string[] {
  const clause = before.split(/[\n\r|;\t]|(?<=\p{L}{5,}|[)\d])[.!?] +(?=\p{Lu})/u).at(-1) ?? "";
  const words = clause
    .toLowerCase()
    .normalize("NFC")
    .match(/\p{L}[\p{L}\p{M}\d]*(?:[.'’_-]{1,2}\p{L}[\p{L}\p{M}\d]*)*[°º]?|№|#|[☎☏✆📞📱]/gu);
  return (words ?? []).toReversed();
}
