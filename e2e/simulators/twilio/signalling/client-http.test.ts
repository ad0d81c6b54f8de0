import { createServer, type Server } from "node:http";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLineWorld, makeToken, type LineWorld } from "./testing/line-world.ts";

let world: LineWorld;
let server: Server;
let origin: string;

beforeEach(async () => {
  world = await createLineWorld();
  server = createServer(express().use(world.lines.router));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}`;
});

afterEach(() => {
  server.close();
  world.close();
});

const report = (token: string) =>
  fetch(`${origin}/v4/EndpointEvents`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Twilio-Token": token },
    body: JSON.stringify({ group: "connection", name: "outgoing", payload: { to: "+15550001" } }),
  });

test("a page may report what happens, and only the name of it is kept", async () => {
  const preflight = await fetch(`${origin}/v4/EndpointMetrics`, {
    method: "OPTIONS",
    headers: { Origin: "https://crm.example", "Access-Control-Request-Headers": "X-Twilio-Token" },
  });
  expect(preflight.headers.get("Access-Control-Allow-Origin")).toBe("https://crm.example");
  expect(preflight.headers.get("Access-Control-Allow-Headers")).toContain("X-Twilio-Token");

  const token = await makeToken();
  expect((await report(token)).status).toBe(200);
  expect(world.log.since(0)).toMatchObject([
    { type: "insights.received", group: "connection", name: "outgoing" },
  ]);
  expect(JSON.stringify(world.log.since(0))).not.toContain("+15550001");
});

test("a report without a good token is refused", async () => {
  expect((await report("nonsense")).status).toBe(403);
  expect(world.log.since(0)).toEqual([]);
});

test("the SDK's own sounds are there, and no others", async () => {
  const sounds = `${origin}/js/client/sounds/releases/1.0.0`;
  const incoming = await fetch(`${sounds}/incoming.mp3?cache=2.18.5`);
  expect(incoming.status).toBe(200);
  expect(incoming.headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect((await incoming.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  expect((await fetch(`${sounds}/siren.mp3`)).status).toBe(404);
});
