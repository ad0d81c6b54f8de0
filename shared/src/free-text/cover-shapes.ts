import { readAnnouncement } from "./announcement.ts";
import type { Shape } from "./shape.ts";
import { shapes } from "./shapes.ts";

/** A text in which everything of a known other form is blanked, of the same length. */
export interface CoveredText {
  readonly plain: string;
  readonly shapes: readonly {
    readonly start: number;
    readonly end: number;
    readonly shape: Shape;
  }[];
}

const cover = "\u0000";
const fewestDigitsOfNumber = 6;

export function coverShapes(plain: string): CoveredText {
  const found: { start: number; end: number; shape: Shape }[] = [];
  let rest = plain;
  for (const shape of shapes) {
    rest = rest.replace(shape.pattern, (match: string, ...details: unknown[]) => {
      const start = details.find((detail) => typeof detail === "number") ?? 0;
      if (shape.holds?.(match) === false) return match;
      if (
        shape.yieldsToPhoneWord &&
        isAnnouncedAsPhone(plain.slice(Math.max(0, start - 100), start))
      )
        return match;
      if (match.replace(/\D/g, "").length >= fewestDigitsOfNumber) {
        found.push({ start, end: start + match.length, shape });
      }
      return cover.repeat(match.length);
    });
  }
  return { plain: rest, shapes: found };
}

function isAnnouncedAsPhone(before: string): boolean {
  return ["phone", "fax"].includes(readAnnouncement(before)?.kind ?? "");
}
