import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createSecretBox } from "./secret-box.ts";

const box = createSecretBox("the key of the tests, long enough to be one");

it("opens what it sealed, whatever it is, and never seals alike", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const sealed = box.seal(text);
      expect(box.open(sealed)).toBe(text);
      expect(box.seal(text)).not.toBe(sealed);
    }),
  );
});

it("refuses what was altered in any place, cut, or sealed with another key", () => {
  const sealed = box.seal("secret");
  const [version = "", body = ""] = sealed.split(".");
  const bytes = Buffer.from(body, "base64url");
  for (let index = 0; index < bytes.length; index += 1) {
    const altered = Buffer.from(bytes);
    altered[index] = (altered[index] ?? 0) ^ 1;
    expect(() => box.open(`${version}.${altered.toString("base64url")}`)).toThrow("authenticate");
  }
  expect(() => box.open(sealed.slice(0, 20))).toThrow("not sealed by Ringback");
  expect(() => box.open("")).toThrow("not sealed by Ringback");
  expect(() => createSecretBox("another key, also long enough").open(sealed)).toThrow(
    "authenticate",
  );
});
