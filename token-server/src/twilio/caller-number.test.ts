import { expect, it } from "vitest";
import { readCaller, readCallerNumber } from "./caller-number.ts";

it.each([
  ["+442079460126", { kind: "number", number: "+442079460126", assumed: false }],
  [" +442079460126 ", { kind: "number", number: "+442079460126", assumed: false }],
  ["00442079460126", { kind: "number", number: "+442079460126", assumed: false }],
  ["6465550177", { kind: "number", number: "+16465550177", assumed: true }],
  ["16465550177", { kind: "number", number: "+16465550177", assumed: true }],
  ["anonymous", { kind: "hidden" }],
  ["Restricted", { kind: "hidden" }],
  ["", { kind: "hidden" }],
  ["+266696687", { kind: "hidden" }],
  ["+86282452253", { kind: "hidden" }],
  ["client:agent_1", { kind: "no-number" }],
  ["sip:ana@example.com", { kind: "no-number" }],
  ["whatsapp:+442079460126", { kind: "no-number" }],
  ["12345", { kind: "no-number" }],
  ["1; drop table person", { kind: "no-number" }],
])("reads the caller %j", (from, caller) => {
  expect(readCaller(from, "US")).toEqual(caller);
});

it.each([
  ["+14155550152", "+14155550152"],
  [" +14155550152 ", "+14155550152"],
  // Some networks leave out the country; ours is what they mean.
  ["4155550152", "+14155550152"],
  ["(415) 555-0152", "+14155550152"],
  ["0044 20 7946 0958", "+442079460958"],
  ["anonymous", null],
  ["Restricted", null],
  ["unknown", null],
  ["", null],
  // ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE on a phone's keys.
  ["+266696687", null],
  ["266696687", null],
  ["+7378742833", null],
  ["+2562533", null],
  ["+8656696", null],
  ["+86282452253", null],
  ["sip:mai@example.com", null],
  ["client:agent_1", null],
  ["+1", null],
  ["911", null],
])("reads “%s” as %s", (from, number) => {
  expect(readCallerNumber(from, "+12125550142")).toBe(number);
});

it("reads a number without a country as one of our own number's country", () => {
  expect(readCallerNumber("020 7946 0958", "+442079460000")).toBe("+442079460958");
});
