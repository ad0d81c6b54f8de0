import { expect, it } from "vitest";
import { explainCandidates } from "../free-text.ts";
import { rules } from "./rules.ts";
import { shapes } from "./shapes.ts";

/** For each rule, texts it refuses, and beside each one like it that holds a number. */
const refusals: readonly (readonly [
  rule: string,
  country: string,
  refused: string,
  found: string,
])[] = [
  ["named-otherwise", "US", "Order no. 4155550132", "Customer: (415) 555-0132"],
  ["named-otherwise", "DE", "Kundennummer 030901820", "Kundentelefon 030901820"],
  ["named-otherwise", "FR", "N° de client 0142928100", "Numéro de téléphone du client 0142928100"],
  ["named-otherwise", "PL", "numer zamówienia 601234567", "numer telefonu 601234567"],
  ["named-afterwards", "US", "4152007986 is the order number", "4152007986 is the number"],
  ["glued-to-letters", "GB", "R07400123456", "Tel07400123456"],
  ["glued-to-letters", "ES", "612345678Z", "612345678 Z"],
  ["part-of-code", "US", "#4152007986", "Phone #4152007986"],
  ["part-of-code", "US", "XK-4152007986", "- 4152007986"],
  ["quantity", "ES", "612345678 bytes", "612345678 bis"],
  ["not-as-dialled", "DE", "30901820", "Telefon 30901820"],
  ["not-as-dialled", "GB", "442079304832", "44 20 7930 4832"],
  ["more-figures-beside", "US", "7,4152007986,31", "4152007986,4152007987"],
  ["statement", "US", "WHERE id IN (4152007986, 4152007987)", "Numbers: 4152007986, 4152007987"],
  ["point-in-time", "DK", "20261124", "Tlf. 20261124"],
  ["point-in-time", "LV", "(2009-2025)", "tel. 20092025"],
  ["range", "SG", "6123 - 6567", "6123-6567"],
  ["unlike-a-number", "FR", "0 1 4 2 9 2 8 1 0 0", "01 42 92 81 00"],
  ["thousands", "NO", "41 234 567", "412 34 567"],
  ["check-digit", "FR", "0-14-292810-0", "01-42-92-81-00"],
  ["filler-digits", "DK", "22222222", "22 22 22 23"],
];

it.each(refusals)("the rule %s in %s refuses %j but not %j", (rule, country, refused, found) => {
  const decided = explainCandidates(refused, { country });
  expect(decided.map(({ number }) => number).filter(Boolean)).toEqual([]);
  expect(decided.map(({ why }) => why.rule)).toContain(rule);
  expect(explainCandidates(found, { country }).some(({ number }) => number !== undefined)).toBe(
    true,
  );
});

const forms: readonly (readonly [shape: string, text: string])[] = [
  ["date", "24.11.2026"],
  ["date", "2026-11-24T10:30:00.123+02:00"],
  ["worded-date", "24 November 2026"],
  ["time", "10:30-12:00"],
  ["address", "https://example.com/2127365000"],
  ["address", "2127365000@example.com"],
  ["ip-address", "192.168.100.200"],
  ["identifier", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"],
  ["bank-account", "DE89 3704 0044 0532 0130 00"],
  ["payment-card", "4111 1111 1111 1111"],
  ["payment-card", "4111111111111111"],
  ["book-number", "ISBN 0-306-40615-2"],
  ["long-number", "00340434161094021501"],
  ["coordinates", "52.520008, 13.404954"],
  ["version", "10.0.19045.5131"],
  ["dimensions", "1200 x 800 x 1440 mm"],
  ["percentage", "12.345678 %"],
  ["national-id", "123.456.789-09"],
  ["amount", "1.234.567,89 EUR"],
  ["amount", "$1,234,567"],
];

it.each(forms)("takes a %s for what it is: %s", (shape, text) => {
  expect(explainCandidates(text, { country: "US" }).map(({ why }) => why.rule)).toContain(shape);
  expect(explainCandidates(`Tel. 212-736-5000, ${text}`, { country: "US" })[0]?.number).toBe(
    "+12127365000",
  );
});

it("gives every rule and shape a name of its own", () => {
  const names = [...rules, ...shapes].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(forms.map(([shape]) => shape))).toEqual(new Set(shapes.map(({ name }) => name)));
  expect(new Set(refusals.map(([rule]) => rule))).toEqual(new Set(rules.map(({ name }) => name)));
});
