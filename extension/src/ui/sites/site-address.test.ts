import { expect, it } from "vitest";
import { readSiteAddress } from "./site-address.ts";

it.each([
  ["shop.example", "https://shop.example"],
  [" https://Shop.example/contacts?x=1 ", "https://shop.example"],
  ["http://intranet:8080/crm", "http://intranet:8080"],
  ["localhost:3000", "https://localhost:3000"],
])("reads %j as %s", (text, origin) => {
  expect(readSiteAddress(text)).toBe(origin);
});

it.each(["", "   ", "our shop", "https://", "me@shop.example", "shop,example", "*.example"])(
  "reads no site in %j",
  (text) => {
    expect(readSiteAddress(text)).toBeUndefined();
  },
);
