import { describe, expect, it } from "vitest";
import type { PageSettings } from "../contracts/page-settings.ts";
import { coversOrigin } from "./match-pattern.ts";
import { kindOfSite } from "./site-plan.ts";

describe("a match pattern", () => {
  it.each([
    ["https://crm.example/*", "https://crm.example", true],
    ["https://crm.example/*", "http://crm.example", false],
    ["https://crm.example/*", "https://crm.example:8443", true],
    ["https://crm.example:8443/*", "https://crm.example:8443", true],
    ["https://crm.example:443/*", "https://crm.example", true],
    ["https://crm.example:8443/*", "https://crm.example", false],
    ["https://*.example/*", "https://crm.example", true],
    ["https://*.example/*", "https://example", true],
    ["https://*.example/*", "https://badexample", false],
    ["*://*/*", "http://127.0.0.1:8080", true],
    ["*://*/*", "chrome-extension://abc", false],
    ["http://[::1]:8080/*", "http://[::1]:8080", true],
    ["<all_urls>", "https://crm.example", false],
    ["https://crm.example/*", "nonsense", false],
  ])("%s covers %s: %s", (pattern, origin, covers) => {
    expect(coversOrigin(pattern, origin)).toBe(covers);
  });
});

const crm = "https://crm.example";
const granted = ["http://*/*", "https://*/*"];

function kind(origin: string, pages: Partial<PageSettings>, patterns = granted) {
  return kindOfSite(
    origin,
    {
      crmOrigins: [crm],
      serverOrigin: "https://calls.example",
      pages: {
        mode: "crm-only",
        sites: [],
        blockedSites: [],
        freeText: false,
        hidden: { numbers: [], fields: [] },
        ...pages,
      },
    },
    patterns,
  );
}

describe("an origin", () => {
  it.each<[string, Partial<PageSettings>, string | undefined]>([
    [crm, {}, "crm"],
    [crm, { mode: "everywhere", sites: [crm] }, "crm"],
    ["https://crm.example:8443", {}, undefined],
    ["https://shop.example", {}, undefined],
    ["https://shop.example", { sites: ["https://shop.example"] }, undefined],
    ["https://shop.example", { mode: "these-sites", sites: ["https://shop.example"] }, "site"],
    [
      "https://shop.example:8443",
      { mode: "these-sites", sites: ["https://shop.example"] },
      undefined,
    ],
    ["https://shop.example", { mode: "everywhere" }, "site"],
    [
      "https://shop.example",
      { mode: "everywhere", blockedSites: ["https://shop.example"] },
      "site",
    ],
    ["https://shop.example", { mode: "all-but-these" }, "site"],
    [
      "https://shop.example",
      { mode: "all-but-these", blockedSites: ["https://shop.example"] },
      undefined,
    ],
    ["https://calls.example", { mode: "everywhere" }, undefined],
    ["null", { mode: "everywhere" }, undefined],
  ])("%s with %j is %s", (origin, pages, expected) => {
    expect(kind(origin, pages)).toBe(expected);
  });

  it("is nothing to us without the browser's permission", () => {
    expect(kind(crm, {}, [])).toBeUndefined();
    expect(kind("https://shop.example", { mode: "everywhere" }, [`${crm}/*`])).toBeUndefined();
  });
});
