import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { countryOfRecord } from "./country-of-record.ts";
import { readNumbers } from "./read-numbers.ts";

const read = (text: string, country?: string, field = "phone_work") =>
  readNumbers([{ field, text }], country, "US").map(({ number, national, lastTen, basis }) => [
    number ?? national ?? lastTen,
    basis,
  ]);

it.each([
  ["+44 20 7946 0126", "DE", "+442079460126", "written"],
  ["0044 20 7946 0126", undefined, "+442079460126", "written"],
  ["＋44 (0)20 7946 0126", undefined, "+442079460126", "written"],
  ["020 7946 0126", "GB", "+442079460126", "record"],
  ["447700900123", "GB", "+447700900123", "record"],
  ["(646) 555-0177 ext. 204", undefined, "+16465550177", "default"],
  ["646.555.0177", undefined, "+16465550177", "default"],
  ["0491 570 157", undefined, "0491570157", "unread"],
])("reads %s of a record in %s as %s (%s)", (text, country, number, basis) => {
  expect(read(text, country)).toEqual([[number, basis]]);
});

it("finds several numbers in a field, and tells which is which", () => {
  expect(
    readNumbers([{ field: "phone_work", text: "212-555-0145 / 212-555-0146" }], "US", "US"),
  ).toMatchObject([
    { position: 0, number: "+12125550145" },
    { position: 1, number: "+12125550146" },
  ]);
});

it.each(["n/a", "call reception", "12345", "ask Zora", "555-0147", ""])(
  "makes nothing of %j",
  (text) => {
    expect(read(text)).toEqual([]);
  },
);

it("keeps a number that is wrong in its record's country by its last ten digits alone", () => {
  expect(readNumbers([{ field: "phone_work", text: "0491 570 157" }], "US", "US")).toEqual([
    {
      field: "phone_work",
      position: 0,
      isFax: false,
      number: null,
      national: null,
      lastTen: "0491570157",
      basis: "unread",
    },
  ]);
});

it("marks fax machines", () => {
  const phones = [
    { field: "phone_fax", text: "+12125550145" },
    { field: "fax_home_c", text: "+12125550146" },
    { field: "phone_work", text: "+12125550147" },
  ];
  expect(readNumbers(phones, "US", "US").map(({ isFax }) => isFax)).toEqual([true, true, false]);
});

const captures = new URL("../../../../shared/captures/suitecrm7/manifest.json", import.meta.url);
const Manifest = z.object({
  pages: z.array(
    z.object({
      phones: z.array(
        z.looseObject({
          text: z.string(),
          e164: z.string().nullable(),
          e164_all: z.array(z.string()).optional(),
          region: z.string().nullish(),
          kind: z.string(),
          where: z.string(),
        }),
      ),
    }),
  ),
});

describe.skipIf(!existsSync(captures))("numbers on real pages (skipped where absent)", () => {
  it("are read as people meant them, in the country they meant", () => {
    const { pages } = Manifest.parse(JSON.parse(readFileSync(captures, "utf8")));
    const phones = pages.flatMap((page) => page.phones);
    expect(phones.length).toBeGreaterThan(200);
    const wrong = phones.flatMap(({ text, e164, e164_all: all, region, kind }) => {
      const numbers = readNumbers([{ field: "phone_work", text }], region ?? undefined, "US")
        .map(({ number }) => number)
        .filter((number) => number !== null);
      const wanted = all ?? (e164 === null ? [] : [e164]);
      return wanted.every((number) => numbers.includes(number))
        ? []
        : [{ kind, text, wanted, numbers }];
    });
    expect(wrong).toEqual([]);
  });
});

it("knows countries as people of many languages write them", () => {
  expect(
    ["USA", "Deutschland", "España", "日本", " france ", "GB", ""].map(countryOfRecord),
  ).toEqual(["US", "DE", "ES", "JP", "FR", "GB", undefined]);
});
