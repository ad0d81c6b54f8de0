import { readAnnouncement, readAnnouncementAfter } from "@ringback/shared/free-text/announcement";
import { readExtension } from "@ringback/shared/free-text/extension";
import { toPlainText } from "@ringback/shared/free-text/plain-text";
import { address } from "@ringback/shared/free-text/shapes/address";
import { amount } from "@ringback/shared/free-text/shapes/amount";
import { bankAccount } from "@ringback/shared/free-text/shapes/bank-account";
import { date } from "@ringback/shared/free-text/shapes/date";
import { ipAddress } from "@ringback/shared/free-text/shapes/ip-address";
import { percentage } from "@ringback/shared/free-text/shapes/percentage";
import { time } from "@ringback/shared/free-text/shapes/time";
import { wordedDate } from "@ringback/shared/free-text/shapes/worded-date";
import { faxWords } from "@ringback/shared/free-text/words/phone-words";

/** Digits with their punctuation, and the words around them. */
export interface PhoneText {
  readonly core: string;
  readonly extension: string | undefined;
  /** Words between the number before and this one, and from here to the next. */
  readonly before: string;
  readonly after: string;
}

const schemes = /^(?:\s*(?:tel|callto|sips?|sms|skype|facetime(?:-audio)?):\/{0,2})+/i;
const others = [address, date, wordedDate, bankAccount, ipAddress, time, percentage, amount];

// A plus begins a number; a line break ends it.
const core = /(?:[([] ?)?(?:\++ ?)?[([]?\d(?:[ ().[\]/-]{0,4}\d)*/g;
// "020… (fax) 07700…", "020… fax, 07700…": the word belongs to the number before it.
const ofLast = /^ {0,2}[([-]? ?\p{L}+ ?[)\],;]/u;
const pause = /^(?:,{1,4}|[pw;])(\d{1,6})#?\s*$/i;

/** A text as one would type it; what a link adds to its number taken away. */
export function plainPhoneText(text: string): string {
  const decoded = /%[0-9a-f]{2}/i.test(text) ? decode(text) : text;
  const { plain } = toPlainText(decoded.replace(schemes, ""));
  return plain.replace(/\?(?:call|chat|body=.*)$/i, "").trim();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // "100%ab" is no code.
    return text;
  }
}

/** What else than a phone number a text is made of, in words. */
export function otherThanNumber(plain: string): string | undefined {
  return others.find(({ pattern, holds }) =>
    [...plain.matchAll(pattern)].some(([match]) => /\d{2}/.test(match) && holds?.(match) !== false),
  )?.description;
}

/** Everything in a phone field's text that could be a number, in order. */
export function findPhoneTexts(plain: string): readonly PhoneText[] {
  const covered = others.reduce(
    (rest, { pattern, holds }) =>
      rest.replace(pattern, (match: string) =>
        holds?.(match) === false ? match : "\u0000".repeat(match.length),
      ),
    plain,
  );
  const spans: { start: number; end: number; core: string; extension: string | undefined }[] = [];
  core.lastIndex = 0;
  for (let match = core.exec(covered); match !== null; match = core.exec(covered)) {
    const start = match.index;
    const end = start + match[0].length;
    const extension = extensionAfter(covered.slice(end), match[0]);
    spans.push({ start, end, core: match[0], extension: extension?.extension });
    core.lastIndex = end + (extension?.length ?? 0);
  }
  return spans.map(({ start, end, core: found, extension }, place) => ({
    core: found,
    extension,
    before: plain.slice(spans[place - 1]?.end ?? 0, start).replace(place > 0 ? ofLast : "", ""),
    after: plain.slice(end, spans[place + 1]?.start ?? plain.length),
  }));
}

function extensionAfter(after: string, found: string) {
  if (found.replace(/\D/g, "").length < 6) return undefined;
  const paused = pause.exec(after);
  return (
    readExtension(after) ??
    (paused ? { extension: paused[1] ?? "", length: paused[0].length } : undefined)
  );
}

/** "Fax: 020…", "020… (fax)", "F 020…"; not "Tel./Fax: 020…", which rings, too. */
export function isFax({ before, after }: PhoneText): boolean {
  if (readAnnouncement(before)?.kind === "fax") return true;
  if (readAnnouncementAfter(after)?.kind === "fax") return true;
  const next = /^ {0,2}[([-]? ?(\p{L}+)(?! ?[:.]? ?[+(]?\d| ?:)/u.exec(after)?.[1];
  return next !== undefined && faxWords.has(next.toLowerCase());
}

/** Letters right before or after make most digits a code: AB123456, 12345678X. */
export function isPartOfWord({ before, after }: PhoneText): boolean {
  const word = /[\p{L}_]+$/u.exec(before)?.[0];
  if (word !== undefined && !/^[tpmhwc]$/i.test(word)) {
    if (readAnnouncement(before)?.kind !== "phone") return true;
  }
  return /^(?:\p{L}{2}|_)/u.test(after) && !/^(?:ext|x\d|or|and)/iu.test(after);
}
