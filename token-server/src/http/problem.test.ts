import { describe, expect, it } from "vitest";
import { startTestApi } from "../testing/test-api.ts";

describe("a request nobody can use", () => {
  it("is asked to sign in, before its body is read", async () => {
    const { problemOf } = await startTestApi();
    const broken = "{".repeat(10);
    const without = await problemOf("POST", "/api/calls/intents", broken, { Authorization: "" });
    expect([without.status, without.code]).toEqual([401, "token-expired"]);
    const expired = await problemOf("POST", "/api/calls/intents", broken, {
      Authorization: "Bearer old",
    });
    expect([expired.status, expired.code]).toEqual([401, "token-expired"]);
    expect(expired.response.headers.get("www-authenticate")).toContain('error="invalid_token"');
  });

  it.each<[string, string, string, unknown, Record<string, string>, number, string]>([
    ["malformed JSON", "POST", "/api/calls/intents", '{"number":', {}, 400, "malformed-json"],
    ["JSON that is no object", "POST", "/api/calls/intents", "3", {}, 400, "malformed-json"],
    ["100 kB", "POST", "/api/calls/intents", { x: "x".repeat(102_400) }, {}, 413, "body-too-large"],
    [
      "a form",
      "POST",
      "/api/calls/intents",
      "a=b",
      { "Content-Type": "application/x-www-form-urlencoded" },
      415,
      "wrong-content-type",
    ],
    [
      "no content type",
      "POST",
      "/api/calls/intents",
      "{}",
      { "Content-Type": "" },
      415,
      "wrong-content-type",
    ],
    [
      "an unknown encoding",
      "POST",
      "/api/calls/intents",
      "{}",
      { "Content-Encoding": "rot13" },
      415,
      "unsupported-encoding",
    ],
    ["an unknown path", "GET", "/api/nothing", undefined, {}, 404, "not-found"],
    ["a broken % sequence", "PUT", "/api/calls/%ff/note", {}, {}, 400, "malformed-address"],
  ])("%s", async (_what, method, path, body, headers, status, code) => {
    const { problemOf, faults } = await startTestApi();
    const problem = await problemOf(method, path, body, headers);
    expect([problem.status, problem.code]).toEqual([status, code]);
    expect(faults).toEqual([]);
  });

  it("hears which methods there are", async () => {
    const { problemOf } = await startTestApi();
    const { status, response } = await problemOf("DELETE", "/api/calls");
    expect(status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
  });
});

it("says no more than that something went wrong when our own reply is wrong", async () => {
  const { problemOf, faults } = await startTestApi();
  const { status, code, errors } = await problemOf("GET", "/api/voice/token");
  expect([status, code, errors]).toEqual([500, "server-fault", undefined]);
  expect(faults).toHaveLength(1);
});
