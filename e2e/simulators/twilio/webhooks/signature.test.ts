import twilio from "twilio";
import { expect, test } from "vitest";
import { signWebhook } from "./signature.ts";

const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
const fields = { To: "+2", Digits: "1234", CallSid: "CA1", From: "+1" };

test("the known vector comes out, whatever the order of the fields", () => {
  expect(signWebhook("12345", url, fields)).toBe("s6iKQPFfUduiv5JgWM6IgoHDARs=");
});

test("Twilio's own validator agrees, and refuses after a change of one byte", () => {
  const awkward = { ...fields, A2: "", a3: " x ", b1: "é😀&=+", Empty: "" };
  const signature = signWebhook("12345", url, awkward);
  expect(twilio.validateRequest("12345", signature, url, awkward)).toBe(true);
  expect(twilio.validateRequest("12345", signature, url, { ...awkward, a3: " x" })).toBe(false);
  expect(twilio.validateRequest("12345", signature, `${url}0`, awkward)).toBe(false);
  expect(twilio.validateRequest("12346", signature, url, awkward)).toBe(false);
});
