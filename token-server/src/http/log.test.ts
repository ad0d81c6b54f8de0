import { expect, it } from "vitest";
import { createLog } from "./log.ts";

function record(secrets: readonly string[] = []) {
  const lines: string[] = [];
  return { lines, log: createLog(secrets, { write: (line) => lines.push(line) }) };
}

it.each([
  ["+442079460126", "+••••••••••26"],
  ["calling +44 20 7946 0126 now", "calling +•• •• •••• ••26 now"],
  ["/x?to=%2B442079460126", "/x?to=%2B••••••••••26"],
  ["tel:+1-646-555-0177", "tel:+•-•••-•••-••77"],
])("never shows a full number: %s", (text, shown) => {
  const { lines, log } = record();
  log.info({ number: text }, text);
  expect(lines[0]).not.toMatch(/0126|0177|7946|555/);
  expect(lines[0]).toContain(shown);
});

it.each([
  ["an access token", "rba_Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9v"],
  ["a refresh token", "rbr_Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9v"],
  ["a code", "rbc_Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9v"],
  ["a JWT", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"],
  ["a CRM refresh token", `def50200${"0123456789abcdef".repeat(4)}`],
  ["a Bearer header", "Bearer abc.def-ghi"],
  ["a Basic header", "Basic U0s6c2VjcmV0"],
])("never shows %s", (_what, secret) => {
  const { lines, log } = record();
  log.error({ err: new Error(`failed with ${secret}`), secret }, `got ${secret}`);
  expect(lines[0]).not.toContain(secret);
  expect(lines[0]).toContain("[secret]");
});

it("never shows a configured secret, not even one with quotes in it", () => {
  const secret = 'pass"word\\with\nall';
  const { lines, log } = record([secret, "short-and", "short-and-long"]);
  log.info({ a: secret, b: `x${secret}y`, c: "short-and-long" }, secret);
  expect(lines[0]).not.toContain("word");
  expect(lines[0]).not.toContain("short-and");
  expect(lines[0]).not.toContain("-long");
  expect(() => JSON.parse(lines[0] ?? "")).not.toThrow();
});

it("tells of an error what helps, and nothing a library hung on it", () => {
  const { lines, log } = record();
  const cause = Object.assign(new Error("connection refused"), { code: "ECONNREFUSED" });
  const error = Object.assign(new Error("Twilio could not be asked", { cause }), {
    config: { headers: { Cookie: "session=1" }, auth: { password: "hidden" } },
    status: 503,
  });
  log.error({ err: error }, "oops");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "error",
    msg: "oops",
    err: {
      name: "Error",
      message: "Twilio could not be asked",
      status: 503,
      stack: expect.any(Array),
      cause: { message: "connection refused", code: "ECONNREFUSED" },
    },
  });
  expect(lines[0]).not.toMatch(/session=1|hidden/);
});

it("leaves times, ids and SIDs readable", () => {
  const { lines, log } = record();
  const facts = {
    at: 1_795_478_380_123,
    callSid: "CA0123456789abcdef0123456789abcdef",
    id: "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11",
  };
  log.info(facts, "fine");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject(facts);
});
