import { request } from "node:http";
import { mediaRoutes, routes } from "@ringback/shared/routes";
import * as z from "zod";
import { describe, expect, it } from "vitest";
import { openTestDatabase } from "./testing/test-database.ts";
import { startTestServer } from "./testing/test-server.ts";
import { askAs, askToken, authorizeUrl, refreshGrant, signIn } from "./testing/test-sign-in.ts";

it("mounts every route that both sides share", async () => {
  const server = await startTestServer(await openTestDatabase());
  for (const route of Object.values({ ...routes, ...mediaRoutes })) {
    const path = route.path.replace(/:\w+/, "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11");
    const response = await server.ask(path, { method: route.method });
    expect(response.status, `${route.method} ${path}`).toBe("open" in route ? 200 : 401);
  }
});

it("describes every route in OpenAPI", async () => {
  const server = await startTestServer(await openTestDatabase());
  const document = z
    .object({
      openapi: z.literal("3.1.0"),
      paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
    })
    .parse(await (await server.ask("/api/openapi.json")).json());
  const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(new Set(described.map(({ operationId }) => operationId))).toEqual(
    new Set([...Object.keys(routes), ...Object.keys(mediaRoutes)]),
  );
  expect(document.paths["/api/calls/{callId}/note"]?.["put"]).toMatchObject({
    parameters: [{ name: "callId", in: "path", required: true }],
    requestBody: { content: { "application/json": { schema: { required: ["text", "version"] } } } },
  });
  expect(document.paths["/api/calls"]?.["get"]).toMatchObject({
    parameters: [{ name: "limit", in: "query", required: false }],
  });
});

it("tells anyone what it is, and nothing more", async () => {
  const server = await startTestServer(await openTestDatabase());
  expect(await (await server.ask("/api/about")).json()).toEqual({
    product: "Ringback",
    version: "0.1.0",
    crm: { origin: "https://crm.example.com" },
    signIn: "password",
  });
});

it("sends the headers that keep browsers careful, and lets no other site read", async () => {
  const server = await startTestServer(await openTestDatabase());
  const { headers } = await server.ask("/api/about", {
    headers: { Origin: "https://evil.example" },
  });
  expect(headers.get("content-security-policy")).toBe("default-src 'none';frame-ancestors 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("strict-transport-security")).toContain("max-age");
  expect(headers.get("x-powered-by")).toBeNull();
  expect(headers.get("access-control-allow-origin")).toBeNull();
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

it("logs one line a request: path and time, no query, no token", async () => {
  const server = await startTestServer(await openTestDatabase());
  const tokens = await signIn(server, server.crm.addUser("ana"));
  await askToken(server, refreshGrant(tokens.refresh_token));
  await server.ask(authorizeUrl(), { headers: { "X-Request-Id": "from-the-proxy" } });
  await server.ask("/api/calls/intents", {
    method: "POST",
    headers: { Authorization: `Bearer ${tokens.access_token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ number: "+442079460126", idempotencyKey: "key-0123456789" }),
  });
  await expect.poll(() => server.lines.join("")).toContain("/api/calls/intents");
  const text = server.lines.join("");
  expect(text).not.toMatch(/state-of-the-extension|code_challenge|rb[arc]_|442079460126|secret of/);
  const line = server.lines.find((candidate) => candidate.includes("from-the-proxy")) ?? "";
  expect(JSON.parse(line)).toMatchObject({
    level: "info",
    req: { id: "from-the-proxy", method: "GET", path: "/oauth/authorize" },
    res: { status: 200 },
    responseTime: expect.any(Number),
  });
});

it("counts requests by route for Prometheus, never by what strangers type", async () => {
  const server = await startTestServer(await openTestDatabase());
  await server.ask("/api/about");
  await server.ask("/made/up/by/a/stranger");
  const text = await (await server.ask("/metrics")).text();
  expect(text).toMatch(
    /ringback_http_request_duration_seconds_count\{method="GET",route="\/api\/about",status="200"\} 1/,
  );
  expect(text).not.toContain("stranger");
  expect(text).toMatch(/ringback_jobs\{queue="sync-users",state="(?:ready|active)"\} 1/);
});

it("shows metrics only to who has METRICS_TOKEN, where it is set", async () => {
  const token = "prometheus-0123456789";
  const server = await startTestServer(await openTestDatabase(), { METRICS_TOKEN: token });
  expect((await server.ask("/metrics")).status).toBe(401);
  const wrong = await server.ask("/metrics", { headers: { Authorization: "Bearer wrong" } });
  expect(wrong.status).toBe(401);
  const right = await server.ask("/metrics", { headers: { Authorization: `Bearer ${token}` } });
  expect(right.status).toBe(200);
});

it("slows down one agent, and leaves the others alone", async () => {
  const server = await startTestServer(await openTestDatabase());
  const ana = await signIn(server, server.crm.addUser("ana"));
  const bob = await signIn(server, server.crm.addUser("bob"));
  const statuses = new Set<number>();
  for (let round = 0; round < 31; round += 1) {
    const ten = Array.from({ length: 10 }, () => askAs(server, ana, "/api/me"));
    for (const { status } of await Promise.all(ten)) statuses.add(status);
  }
  expect(statuses).toEqual(new Set([200, 429]));
  const limited = await askAs(server, ana, "/api/me");
  expect(limited.headers.get("content-type")).toContain("application/problem+json");
  expect(limited.headers.get("retry-after")).toBe("60");
  expect((await askAs(server, bob, "/api/me")).status).toBe(200);
});

describe("stopping", () => {
  it("finishes a request under way, closes streams, and refuses new ones", async () => {
    const database = await openTestDatabase();
    const server = await startTestServer(database);
    const ana = server.crm.addUser("ana");
    const tokens = await signIn(server, ana);
    const stream = await askAs(server, tokens, "/api/events");
    expect((await server.ask("/health/ready")).status).toBe(200);

    const { promise: answered, resolve, reject } = Promise.withResolvers<number | undefined>();
    const body = "a=b".repeat(10);
    const slow = request(`${server.origin}/oauth/token`, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": body.length,
      },
    });
    slow.once("response", (response) => resolve(response.statusCode)).once("error", reject);
    slow.write(body.slice(0, 10));
    await expect.poll(() => server.ask("/health/live").then(({ status }) => status)).toBe(200);

    const stopped = server.stop();
    expect(await stream.text()).toContain("event: ready");
    await expect(server.ask("/health/live")).rejects.toThrow("fetch failed");
    slow.end(body.slice(10));
    expect(await answered).toBe(400);
    await stopped;
    await expect(database.db.selectFrom("agent").selectAll().execute()).rejects.toThrow(
      /closed|destroyed|not open/,
    );
  });

  it("says that it is not ready when the database is away, and stays alive", async () => {
    const database = await openTestDatabase();
    const server = await startTestServer(database);
    await database.db.destroy();
    const ready = await server.ask("/health/ready");
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ code: "not-ready" });
    expect((await server.ask("/health/live")).status).toBe(200);
  });
});
