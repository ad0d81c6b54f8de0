import { expect, it } from "vitest";
import { isSignedByTwilio, signLikeTwilio } from "./signature.ts";

const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
const fields = { CallSid: "CA1", Digits: "1234", From: "+1", To: "+2" };
const signature = "s6iKQPFfUduiv5JgWM6IgoHDARs=";

it("accepts what Twilio signed", () => {
  expect(signLikeTwilio("12345", url, fields)).toBe(signature);
  expect(isSignedByTwilio({ url, fields, signature }, ["12345"])).toBe(true);
});

it("accepts the previous token during a rotation, in either place", () => {
  expect(isSignedByTwilio({ url, fields, signature }, ["new", "12345"])).toBe(true);
  expect(isSignedByTwilio({ url, fields, signature }, ["12345", "old"])).toBe(true);
});

it.each([
  ["another token", { url, fields, signature }, ["54321"]],
  ["no token at all", { url, fields, signature }, []],
  ["no signature", { url, fields, signature: undefined }, ["12345"]],
  ["an empty signature", { url, fields, signature: "" }, ["12345"]],
  ["an altered field", { url, fields: { ...fields, Digits: "1235" }, signature }, ["12345"]],
  ["a field more", { url, fields: { ...fields, Extra: "" }, signature }, ["12345"]],
  ["another path", { url: url.replace("myapp", "my"), fields, signature }, ["12345"]],
  ["http for https", { url: url.replace("https", "http"), fields, signature }, ["12345"]],
])("refuses %s", (_what, request, tokens) => {
  expect(isSignedByTwilio(request, tokens)).toBe(false);
});

it("counts empty and repeated fields", () => {
  const odd = { CallSid: "CA1", To: "", MediaUrl: ["b", "a"] };
  const signed = signLikeTwilio("12345", url, odd);
  expect(isSignedByTwilio({ url, fields: odd, signature: signed }, ["12345"])).toBe(true);
  const { To: _to, ...without } = odd;
  expect(isSignedByTwilio({ url, fields: without, signature: signed }, ["12345"])).toBe(false);
});
