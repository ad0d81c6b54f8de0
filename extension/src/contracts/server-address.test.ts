import { expect, it } from "vitest";
import { readServerAddress } from "./server-address.ts";

it.each([
  ["calls.example.org", "https://calls.example.org"],
  ["  https://calls.example.org/console?x=1#y ", "https://calls.example.org"],
  ["CALLS.example.org:8443", "https://calls.example.org:8443"],
  ["localhost:8787", "http://localhost:8787"],
  ["127.0.0.1:8787/", "http://127.0.0.1:8787"],
  ["http://[::1]:8787", "http://[::1]:8787"],
  ["https://localhost:8787", "https://localhost:8787"],
])("reads %j as %s", (text, origin) => {
  expect(readServerAddress(text)).toEqual({ ok: true, origin });
});

it.each([
  ["", "address-empty"],
  ["   ", "address-empty"],
  ["http://calls.example.org", "address-insecure"],
  ["http:/calls.example.org", "address-insecure"],
  ["http://localhost.example.org", "address-insecure"],
  ["calls example org", "address-typo"],
  ["calls,example.org", "address-typo"],
  ["https://", "address-typo"],
  ["ftp://calls.example.org", "address-typo"],
  ["https://calls.example.org:99999", "address-typo"],
  ["https://someone@calls.example.org", "address-typo"],
])("refuses %j as %s", (text, code) => {
  expect(readServerAddress(text)).toEqual({ ok: false, code });
});
