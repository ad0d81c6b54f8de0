import { readAnnouncement, readAnnouncementAfter } from "./free-text/announcement.ts";
import { hasPlus, isAnnounced, type Candidate, type NumberKind } from "./free-text/candidate.ts";
import { findDigitRuns } from "./free-text/digit-run.ts";
import { readExtension } from "./free-text/extension.ts";
import { toPlainText, type PlainText } from "./free-text/plain-text.ts";
import { readDigits } from "./free-text/read-digits.ts";
import { rules } from "./free-text/rules.ts";
import { splitIntoNumbers, type Segment } from "./free-text/segments.ts";
import { coverShapes, type CoveredText } from "./free-text/cover-shapes.ts";

/** Why digits were taken for a phone number, or why not. */
export interface Decision {
  /** The rule that decided. */
  readonly rule: string;
  /** For people, to follow "because". */
  readonly reason: string;
  /** Where the country came from: the number itself, or the country that was given. */
  readonly countryFrom: "number" | "setting" | undefined;
  readonly confidence: "high" | "medium" | "low";
}

export interface FoundNumber {
  /** In the text that was given. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** E.164. */
  readonly number: string;
  readonly kind: NumberKind;
  readonly extension?: string;
  /** ISO 3166-1 alpha-2; `undefined` for numbers of no single country, such as +800. */
  readonly country: string | undefined;
  readonly why: Decision;
}

/** Digits long enough for a phone number that are none. */
export interface RefusedDigits {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly number: undefined;
  readonly why: Decision;
}

// Far enough for the clause a number stands in, and for a query before a list.
const surroundingLength = 300;

interface Options {
  /** ISO 3166-1 alpha-2: where numbers without a country code are dialled. */
  readonly country?: string | undefined;
}

/** The phone numbers in running text: valid ones only, and none that the words around it deny. */
export function findNumbers(text: string, options: Options = {}): readonly FoundNumber[] {
  // Most texts hold none, and end here.
  if (!/\p{Nd}(?:[^\p{L}\p{Nd}]{0,4}\p{Nd}){5}/u.test(text)) return [];
  return explainCandidates(text, options).filter((found) => found.number !== undefined);
}

/** Everything in a text that could be taken for a phone number, each with the decision and its reason. */
export function explainCandidates(
  text: string,
  { country }: Options = {},
): readonly (FoundNumber | RefusedDigits)[] {
  if (!/(?:\p{Nd}\P{Nd}*){6}/u.test(text)) return [];
  const original = toPlainText(text);
  const covered = coverShapes(original.plain);
  const explained = findDigitRuns(covered.plain).flatMap((run) => {
    const segments = splitIntoNumbers(run, covered.plain, (start, end) =>
      readDigits(covered.plain.slice(start, end), country),
    );
    if (segments.length > 0) return segments.map((segment) => decide(segment, original, text));
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [refused(first.start, last.end, original, text, notValid(country))];
  });
  return [...explained, ...shapesAsRefusals(covered, original, text)].toSorted(
    (one, other) => one.start - other.start,
  );
}

function decide(segment: Segment, original: PlainText, text: string): FoundNumber | RefusedDigits {
  const candidate = toCandidate(segment, original.plain);
  const { reading, announcement } = candidate;
  const countryFrom = reading.form === "international" ? "number" : "setting";
  const against = rules.find((rule) => rule.refuses(candidate));
  if (against !== undefined) {
    const why = {
      rule: against.name,
      reason: against.reason,
      countryFrom,
      confidence: "high",
    } as const;
    return refused(segment.start, segment.end, original, text, why);
  }
  const extension = readExtension(candidate.after);
  const plainEnd = segment.end + (extension?.length ?? 0);
  const start = positionOf(original, segment.start);
  const end = endPositionOf(original, plainEnd);
  return {
    start,
    end,
    text: text.slice(start, end),
    number: reading.number,
    kind: announcement?.kind === "fax" ? "fax" : reading.kind,
    ...(extension !== undefined && { extension: extension.extension }),
    country: reading.country,
    why: acceptance(candidate, countryFrom),
  };
}

function acceptance(candidate: Candidate, countryFrom: "number" | "setting"): Decision {
  const { announcement, reading } = candidate;
  if (isAnnounced(candidate)) {
    const reason = `it is a valid number and follows “${announcement?.word ?? ""}”`;
    return { rule: "announced", reason, countryFrom, confidence: "high" };
  }
  if (hasPlus(candidate)) {
    const reason = "it is a valid number with its country code";
    return { rule: "country-code", reason, countryFrom, confidence: "high" };
  }
  return reading.isGroupedAsUsual && candidate.groups.length > 1
    ? {
        rule: "usual-form",
        reason: "it is a valid number, written as usual there",
        countryFrom,
        confidence: "medium",
      }
    : {
        rule: "valid",
        reason: "it is a valid number and nothing speaks against it",
        countryFrom,
        confidence: "low",
      };
}

function toCandidate({ start, end, reading }: Segment, plain: string): Candidate {
  const text = plain.slice(start, end);
  const before = plain.slice(Math.max(0, start - surroundingLength), start);
  const after = plain.slice(end, end + surroundingLength);
  return {
    start,
    end,
    text,
    digits: text.replace(/\D/g, ""),
    groups: text.match(/\d+/g) ?? [],
    reading,
    before,
    after,
    announcement: announcementOf(before, after, text.replace(/\D/g, "").length),
  };
}

function announcementOf(before: string, after: string, digitCount: number) {
  const announcement = readAnnouncement(before, digitCount);
  return announcement === undefined || announcement.kind === "person"
    ? (readAnnouncementAfter(after) ?? announcement)
    : announcement;
}

function notValid(country: string | undefined): Decision {
  const place = country === undefined ? "without a country code" : `in ${country}`;
  return {
    rule: "not-valid",
    reason: `it is no valid phone number ${place}`,
    countryFrom: undefined,
    confidence: "high",
  };
}

function shapesAsRefusals(
  covered: CoveredText,
  original: PlainText,
  text: string,
): RefusedDigits[] {
  return covered.shapes.map(({ start, end, shape }) =>
    refused(start, end, original, text, {
      rule: shape.name,
      reason: `it is ${shape.description}`,
      countryFrom: undefined,
      confidence: "high",
    }),
  );
}

function refused(
  plainStart: number,
  plainEnd: number,
  original: PlainText,
  text: string,
  why: Decision,
): RefusedDigits {
  const start = positionOf(original, plainStart);
  const end = endPositionOf(original, plainEnd);
  return { start, end, text: text.slice(start, end), number: undefined, why };
}

function positionOf(original: PlainText, index: number): number {
  return original.positions[index] ?? 0;
}

/** The end of the last character, so that marks nobody sees stay outside. */
function endPositionOf(original: PlainText, index: number): number {
  return positionOf(original, index - 1) + 1;
}
