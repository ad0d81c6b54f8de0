import { describe, expect, it } from "vitest";
import {
  capturedPages7,
  capturedPages8,
  hasCaptures,
  type CapturedText,
} from "./captured-texts.ts";
import { readPageNumbers } from "./page-numbers.ts";

const pages = hasCaptures ? [...capturedPages7(), ...capturedPages8()] : [];

// A fax is read as what it would dial if it were none: its field is another table's business.
function shown({ text, field, region }: CapturedText) {
  return {
    text,
    place: "phone" as const,
    field: field.replace("fax", "other"),
    ...(region !== undefined && { country: region }),
  };
}

describe.skipIf(!hasCaptures)("captured pages (skipped: ../shared/captures is not there)", () => {
  it.each(pages)("reads every number on $file in the country that is meant", ({ texts }) => {
    const phones = texts.filter(({ isProse }) => !isProse);
    const read = readPageNumbers(phones.map(shown), { organisation: "US" });
    const numbers = read.map((found) => found.map(({ number }) => number));
    expect(numbers).toEqual(phones.map((phone) => phone.numbers));
    const extensions = read.map(([first]) => first?.extension ?? undefined);
    expect(extensions).toEqual(phones.map(({ extension }) => extension));
  });

  it.each(pages)("reads nothing on $file that nobody would dial", ({ texts }) => {
    const read = readPageNumbers(
      texts.map(({ text }) => ({ text, field: "", place: "phone" })),
      { organisation: "US" },
    );
    const spurious = texts.filter(
      ({ numbers }, index) => numbers.length === 0 && read[index]?.length !== 0,
    );
    expect(spurious).toEqual([]);
  });

  it("reads no fax field", () => {
    const faxes = pages.flatMap(({ texts }) => texts).filter(({ field }) => /fax/.test(field));
    expect(faxes.length).toBeGreaterThan(0);
    const read = readPageNumbers(
      faxes.map(({ text, field }) => ({ text, field, place: "phone" })),
      { organisation: "US" },
    );
    expect(read.flat()).toEqual([]);
  });
});
