import { expect, it } from "vitest";
import type { FoundText } from "../contracts/page.ts";
import { understand, type HomeCountries } from "./page-numbers.ts";
import { readingWords } from "./reading-words.ts";

const winterEvening = Date.UTC(2026, 0, 15, 21, 40);

function words(text: string, home: HomeCountries, country?: string, named?: string[]): string {
  const found: FoundText = { text, place: "phone", field: "", ...(country && { country }) };
  const [reading] = understand(found, home, named).readings;
  return reading ? readingWords(reading, winterEvening) : "";
}

it("says how a number was read and what time it is there", () => {
  expect(words("07700 900123", { agent: "US" }, "United Kingdom")).toMatch(
    /^Read as a UK mobile, from the record’s country\. (?:21:40|09:40 PM) there\.$/,
  );
});

it.each([
  ["+49 30 23125017", {}, "a landline in Germany, by its own country code."],
  ["+31 6 12345678", {}, "a mobile in the Netherlands, by its own country code."],
  ["212 555 0134", { agent: "US" }, "a US number, from your country in Options."],
  ["212 555 0134", { organisation: "US" }, "a US number, from your organisation’s country."],
  ["+1 800 555 0101", {}, "a US toll-free number, by its own country code."],
  ["+44 7700 900123", {}, "a UK mobile, by its own country code."],
  ["+800 1234 5678", {}, "an international toll-free number, by its own country code."],
])("says of %s: %s", (text, home, said) => {
  expect(words(text, home)).toContain(`Read as ${said}`);
});

it("says when only the page tells the country", () => {
  expect(words("07700 900123", { agent: "US" }, undefined, ["GB"])).toContain(
    "because it is written like other numbers on the page.",
  );
});
