import { expect, test } from "vitest";
import { readConnectionOverrides } from "./connection-overrides.ts";

test("without a fragment there is one retry, on a failed connection only", () => {
  const { url, overrides } = readConnectionOverrides("https://example.com/a?b=c");
  expect(url.href).toBe("https://example.com/a?b=c");
  expect(overrides).toEqual({
    connectTimeoutMs: 5000,
    readTimeoutMs: 15_000,
    totalTimeMs: 15_000,
    retries: 1,
    retryOn: new Set(["ct"]),
  });
});

test("the fragment overrides, and is no part of what is requested", () => {
  const { url, overrides } = readConnectionOverrides(
    "https://example.com/a#ct=200&rt=300&tt=400&rc=5&rp=5xx,rt",
  );
  expect(url.href).toBe("https://example.com/a");
  expect(overrides).toEqual({
    connectTimeoutMs: 200,
    readTimeoutMs: 300,
    totalTimeMs: 400,
    retries: 5,
    retryOn: new Set(["5xx", "rt"]),
  });
});

test("values outside Twilio's limits do not count", () => {
  const { overrides } = readConnectionOverrides("https://example.com/#rc=9&tt=60000&rp=never");
  expect(overrides).toMatchObject({ retries: 1, totalTimeMs: 15_000, retryOn: new Set(["ct"]) });
});
