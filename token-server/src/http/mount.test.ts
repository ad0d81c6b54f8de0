import { expect, it } from "vitest";
import { callId, startTestApi } from "../testing/test-api.ts";

const idempotencyKey = "key-0123456789";
const intent = { number: "+12125550142", idempotencyKey };

it.each<[what: string, body: unknown, field: string, fix: RegExp]>([
  ["a list", [], "body", /JSON object/],
  ["no number", { idempotencyKey }, "number", /missing/],
  ["a national number", { ...intent, number: "020 7946 0126" }, "number", /\+14155550152/],
  ["a number that is no text", { ...intent, number: 12_125_550_142 }, "number", /Send text/],
  ["an extension with letters", { ...intent, extension: "12a" }, "extension", /digits/],
  ["a record that is no object", { ...intent, record: "Leads" }, "record", /JSON object/],
  ["a record without id", { ...intent, record: { module: "Leads" } }, "record.id", /missing/],
  [
    "a module with a space",
    { ...intent, record: { module: "Le ads", id: "1" } },
    "record.module",
    /Leads/,
  ],
  [
    "a record id with a slash",
    { ...intent, record: { module: "Leads", id: "../1" } },
    "record.id",
    /hyphens/,
  ],
  [
    "a record with more than that",
    { ...intent, record: { module: "Leads", id: "1", name: "Ana" } },
    "record.name",
    /leave it out/,
  ],
  ["warnings that are no list", { ...intent, acknowledge: "all" }, "acknowledge", /list/],
  [
    "too many warnings",
    { ...intent, acknowledge: Array(21).fill("x") },
    "acknowledge",
    /at most 20/,
  ],
  [
    "a warning too long",
    { ...intent, acknowledge: ["x".repeat(41)] },
    "acknowledge.0",
    /at most 40/,
  ],
  ["no key", { number: intent.number }, "idempotencyKey", /missing/],
  ["a short key", { ...intent, idempotencyKey: "short" }, "idempotencyKey", /8 to 64/],
  ["a field nobody knows", { ...intent, agent: "x" }, "agent", /leave it out/],
])("names the field and its fix: %s", async (_what, body, field, fix) => {
  const { problemOf, got } = await startTestApi();
  const { status, code, errors } = await problemOf("POST", "/api/calls/intents", body);
  expect(status).toBe(422);
  expect(code).toBe("invalid-input");
  expect(errors).toEqual([{ field, message: expect.stringMatching(fix) }]);
  expect(got).toEqual([]);
});

it("names every refused field at once", async () => {
  const { problemOf } = await startTestApi();
  const { errors } = await problemOf("POST", "/api/calls/intents", { number: "x", extra: 1 });
  expect(errors?.map(({ field }) => field).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "extra",
    "idempotencyKey",
    "number",
  ]);
});

it.each<[string, string, unknown, number, string, RegExp]>([
  ["GET", "/api/calls?limit=0", undefined, 400, "limit", /at least 1/],
  ["GET", "/api/calls?limit=101", undefined, 400, "limit", /at most 100/],
  ["GET", "/api/calls?limit=1.5", undefined, 400, "limit", /whole number/],
  ["GET", "/api/calls?limit=many", undefined, 400, "limit", /number/],
  ["GET", "/api/calls?page=2", undefined, 400, "page", /leave it out/],
  ["PUT", "/api/calls/42/note", { text: "", version: 0 }, 400, "callId", /UUID/],
  ["PUT", `/api/calls/${callId}/note`, { version: 0 }, 422, "text", /missing/],
  [
    "PUT",
    `/api/calls/${callId}/note`,
    { text: "x".repeat(10_001), version: 0 },
    422,
    "text",
    /at most 10000/,
  ],
  ["PUT", `/api/calls/${callId}/note`, { text: "", version: -1 }, 422, "version", /at least 0/],
  ["PUT", `/api/calls/${callId}/note`, { text: "", version: 1.5 }, 422, "version", /whole number/],
  ["POST", "/api/calls/test-intents", {}, 422, "idempotencyKey", /missing/],
])("%s %s %j is refused with %i: %s", async (method, path, body, expected, field, fix) => {
  const { problemOf } = await startTestApi();
  const { status, errors } = await problemOf(method, path, body);
  expect(status).toBe(expected);
  expect(errors).toEqual([{ field, message: expect.stringMatching(fix) }]);
});

it("takes an empty body for an empty object", async () => {
  const { problemOf } = await startTestApi();
  const { status, errors } = await problemOf("POST", "/api/calls/test-intents");
  expect(status).toBe(422);
  expect(errors).toMatchObject([{ field: "idempotencyKey" }]);
});

it("hands over what it parsed, and answers with the route’s status", async () => {
  const { ask, got } = await startTestApi();
  expect((await ask("POST", "/api/calls/intents", intent)).status).toBe(201);
  expect((await ask("GET", "/api/calls?limit=5")).status).toBe(200);
  const note = { text: "Call back", version: 3 };
  const stored = await ask("PUT", `/api/calls/${callId}/note`, note);
  expect(stored.body).toEqual({ version: 3 });
  expect(stored.response.headers.get("cache-control")).toBe("no-store");
  expect(got).toEqual([intent, { limit: 5 }, { params: { callId }, body: note }]);
});
