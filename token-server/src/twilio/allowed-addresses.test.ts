import { expect, it } from "vitest";
import { allowAddresses } from "./allowed-addresses.ts";

it("allows everyone without ranges", () => {
  expect(allowAddresses([])("203.0.113.9")).toBe(true);
  expect(allowAddresses([])(undefined)).toBe(true);
});

it.each([
  ["54.172.60.7", true],
  ["::ffff:54.172.60.7", true],
  ["54.172.64.1", false],
  ["198.51.100.4", true],
  ["198.51.100.5", false],
  ["2001:db8::1", true],
  ["2001:db9::1", false],
  ["not an address", false],
  [undefined, false],
])("judges %s by the ranges: %s", (address, allowed) => {
  const isAllowed = allowAddresses(["54.172.60.0/22", "198.51.100.4", " 2001:db8::/32"]);
  expect(isAllowed(address)).toBe(allowed);
});

it.each([
  "54.172.60.0/33",
  "54.172.60/22",
  "example.com",
  "::/129",
  "10.0.0.0/8/8",
  "10.0.0.0/",
  "",
])("names the range %j it cannot read", (range) => {
  expect(() => allowAddresses([range])).toThrow(`“${range}” is no address range`);
});
