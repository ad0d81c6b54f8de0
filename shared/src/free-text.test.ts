import examples from "libphonenumber-js/examples.mobile.json";
import { getExampleNumber, type CountryCode } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { explainCandidates, findNumbers } from "./free-text.ts";

function numbersIn(text: string, country?: string): readonly string[] {
  return findNumbers(text, { country }).map(({ number }) => number);
}

it.each([
  ["Rückruf unter 030 901820 bis 17:30 Uhr", "DE", ["+4930901820"]],
  [
    "Tel.030/901820 oder 0171 2345678 / 0172 2345678",
    "DE",
    ["+4930901820", "+491712345678", "+491722345678"],
  ],
  ["+49 (0)30 901820", undefined, ["+4930901820"]],
  ["0049 30 901820", "US", ["+4930901820"]],
  ["携帯：０９０-１２３４-５６７８", "JP", ["+819012345678"]],
  ["٠٥٠١٢٣٤٥٦٧", "AE", ["+971501234567"]],
  ["\u202a+44 7400 123456\u202c", undefined, ["+447400123456"]],
  ["07400\u2013123456", "GB", ["+447400123456"]],
  ["020\u00a07930\u00a04832", "GB", ["+442079304832"]],
  ["[404] 521-1000", "US", ["+14045211000"]],
  ["phone=4045211000", "US", ["+14045211000"]],
  ["Phone:4152007986Fax:4152007987", "US", ["+14152007986", "+14152007987"]],
  ["Room 12 020 7930 4832 3rd floor", "GB", ["+442079304832"]],
  ["Order 998877, 07400 123456", "GB", ["+447400123456"]],
  ["Customer called from 07400 123456 about order 02079304832", "GB", ["+447400123456"]],
  ["Mobile 7400 123456, without its zero", "GB", ["+447400123456"]],
])("finds the numbers in %j read in %s", (text, country, numbers) => {
  expect(numbersIn(text, country)).toEqual(numbers);
});

it("tells where the number stands, with its extension", () => {
  const text = "Please call (212) 736-5000, ext. 14 today.";
  const [found] = findNumbers(text, { country: "US" });
  expect(found).toMatchObject({
    text: "(212) 736-5000, ext. 14",
    number: "+12127365000",
    extension: "14",
    country: "US",
  });
  expect(text.slice(found?.start, found?.end)).toBe("(212) 736-5000, ext. 14");
});

it("keeps its place in texts with characters of two units and marks nobody sees", () => {
  const text = "📞\u200b 𝟎 (+49\u00a030\u00a0901820)";
  const [found] = findNumbers(text);
  expect(found?.text).toBe("+49\u00a030\u00a0901820");
  expect(text.slice(found?.start, found?.end)).toBe(found?.text);
});

it("knows a fax by the word before it, but not where phone and fax share a number", () => {
  const kinds = (text: string) => findNumbers(text, { country: "DE" }).map(({ kind }) => kind);
  expect(kinds("Tel. 030 901820, Fax 030 901821")).toEqual(["landline", "fax"]);
  expect(kinds("Tel./Fax: 030 901820")).toEqual(["landline"]);
});

describe("explains", () => {
  it("what it found and where the country came from", () => {
    expect(explainCandidates("Tel. 030 901820", { country: "DE" })[0]?.why).toEqual({
      rule: "announced",
      reason: "it is a valid number and follows “tel”",
      countryFrom: "setting",
      confidence: "high",
    });
    expect(explainCandidates("+49 30 901820")[0]?.why).toMatchObject({
      rule: "country-code",
      countryFrom: "number",
    });
  });

  it("what is no valid number in the country of the reader", () => {
    expect(explainCandidates("030 901820")[0]).toMatchObject({
      text: "030 901820",
      number: undefined,
      why: { rule: "not-valid", reason: "it is no valid phone number without a country code" },
    });
  });
});

const formats: readonly ((number: {
  formatNational(): string;
  formatInternational(): string;
}) => string)[] = [
  (number) => number.formatNational(),
  (number) => number.formatInternational(),
  (number) => number.formatInternational().replaceAll(" ", ""),
  (number) => number.formatInternational().replace(/^(\+\d+) /, "($1) "),
];
const surroundings = [
  "{}",
  "Tel: {}.",
  "({})",
  "Call {} after 14:30",
  "Budget 25,000 USD, {}, 24.11.2026",
];

it.each(["US", "GB", "DE", "FR", "ES", "PL", "IT", "NL", "CH", "SE", "NO", "BR", "IN", "JP", "AU"])(
  "finds the example number of %s however it is written and wherever it stands",
  (country) => {
    const example = getExampleNumber(country as CountryCode, examples);
    expect(example).toBeDefined();
    if (example === undefined) return;
    for (const format of formats) {
      for (const surrounding of surroundings) {
        const text = surrounding.replace("{}", format(example));
        expect(numbersIn(text, country), text).toEqual([example.number]);
      }
    }
  },
);

const notNumbers = [
  "24.11.2026 10:30",
  "2026-11-24T10:30:00.123Z",
  "EUR 1.234.567,89",
  "DE89 3704 0044 0532 0130 00",
  "4111 1111 1111 1111",
  "Order 4155550132",
  "52.520008, 13.404954",
  "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
  "10.0.19045.5131",
  "978-3-16-148410-0",
  "https://example.com/4155550132",
];

it.each(notNumbers)("finds no number in %j, whichever country reads it", (text) => {
  for (const country of ["US", "GB", "DE", "FR", "ES", "PL", "NO", "DK", "SG", "BR"]) {
    expect(numbersIn(text, country), country).toEqual([]);
  }
});
