import type { Shape } from "../shape.ts";

/** ISBN and ISSN, by name or, for thirteen digits, by how they begin. */
export const bookNumber: Shape = {
  name: "book-number",
  description: "the number of a book or journal",
  pattern:
    /(?<!\p{L})(?:e-?)?IS[BS]N(?:-?1[03])?(?:[ -]?(?:no|nr)\.?)?[: =#(]{0,3}\d[\d -]{6,16}[\dX]|(?<![\d+]|\d[ -])97[89](?:[ -]?\d){9}[ -]?\d(?![ -]?\d)/giu,
};
