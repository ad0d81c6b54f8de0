import { randomUUID } from "node:crypto";
import type { Route } from "@ringback/shared/route";
import { mediaRoutes, routes } from "@ringback/shared/routes";
import { readSchema, spoil, type Spoiled } from "../../fixtures/bad-values.ts";
import { goodBodies, number } from "../../fixtures/good-bodies.ts";
import { beginCall, signInByHttp, type HttpAgent } from "../../fixtures/http-agent.ts";
import { readKeptRows } from "../../fixtures/kept-rows.ts";
import { collect, faultOf, labelled } from "../../fixtures/problem-check.ts";
import { expect, test } from "../../fixtures/test.ts";

test.use({ worldOptions: { signInGrant: "password" } });

/** The pattern with this id in it; every route takes at most one. */
const withId = (path: string, id: string) => path.replace(/:\w+/, id);

const all = Object.entries<Route>(routes);
const api: readonly Pick<Route, "method" | "path" | "open">[] = [
  ...all.map(([, route]) => route),
  ...Object.values(mediaRoutes),
];

test("every bad field of every API route is named with its fix, and nothing is kept", async ({
  world,
  bdm,
}) => {
  const agent = await signInByHttp(world, bdm);
  const { callId, document } = await beginCall(world, agent, number);
  expect(document).toContain(number);
  // One agent alone would ask more than an agent may.
  const others = world.users.filter(({ name }) => name !== bdm.name);
  const agents = [agent, ...(await Promise.all(others.map((user) => signInByHttp(world, user))))];
  const before = readKeptRows(world);
  expect(before.call).toHaveLength(1);
  let tried = 0;
  for (const [name, route] of all) {
    // So many fields that they have a story of their own.
    if (route.body === undefined || name === "putSettings") continue;
    const good = goodBodies[name];
    expect(good, `a good body for ${name}`).toBeDefined();
    const path = withId(route.path, callId);
    const spoiled: Spoiled[] = [...spoil(readSchema(route.body), good, [])];
    tried += spoiled.length;
    const whole = [[], ["x"]].map((input) => ({ field: "body", what: "a list", input }));
    const faults = [...spoiled, ...whole].map(async ({ field, what, input }, index) => {
      const asking = agents[index % agents.length] ?? agent;
      const answer = await asking.ask(route.method, path, input);
      return labelled(`${route.method} ${path}, ${field}, ${what}`, faultOf(answer, 422, field));
    });
    expect(await collect(faults)).toEqual([]);
  }
  expect(tried).toBeGreaterThan(150);
  const deepest = `{"idempotencyKey":${"[".repeat(45_000)}${"]".repeat(45_000)}}`;
  const deep = await agent.ask("POST", routes.createTestIntent.path, deepest);
  expect(await faultOf(deep, 422, "idempotencyKey")).toEqual([]);
  expect(readKeptRows(world)).toEqual(before);
});

// So many requests that each has an agent of its own: none may make more than some hundreds a minute.
test.describe("at the switchboard", () => {
  test.use({ place: "switchboard" });

  test("every bad part of an address is named with its fix", async ({ world }) => {
    const agent = await signInByHttp(world, world.user("bdm2"));
    const faults: Promise<string[]>[] = [];
    const expectRefused = (
      method: string,
      path: string,
      field: string | undefined,
      headers: Record<string, string> = {},
    ) => {
      const body = method === "GET" ? undefined : goodBodies["putNote"];
      const answer = agent.ask(method, path, body, headers).then((got) => faultOf(got, 400, field));
      faults.push(labelled(`${method} ${path}`, answer));
    };

    const uuid = randomUUID();
    const ids = ["1", "null", "undefined", uuid.slice(1), `${uuid}0`, `%20${uuid}`, `${uuid}%00`];
    const strange = ["..%2F..%2Fetc", "%3Cscript%3E", "%27%20or%201=1", "x".repeat(4_000)];
    for (const { method, path } of api.filter((route) => route.path.includes(":"))) {
      const name = /:(\w+)/.exec(path)?.[1];
      for (const id of [...ids, ...strange]) expectRefused(method, withId(path, id), name);
      expectRefused(method, withId(path, "%ff"), undefined);
    }
    const values = ["", "many", "0", "101", "-1", "1.5", "1e999", "NaN", "true", "9".repeat(4_000)];
    for (const value of values) expectRefused("GET", `/api/calls?limit=${value}`, "limit");
    expectRefused("GET", "/api/calls?limit=1&limit=2", "limit");
    expectRefused("GET", "/api/calls?page=2", "page");
    const plus = encodeURIComponent("+");
    const numbers = [
      "",
      "2079460958",
      "+442079460958",
      `${plus}0123456789`,
      `${plus}44x2079460958`,
    ];
    for (const value of [...numbers, plus, `${plus}1`, plus + "9".repeat(4_000), "anonymous"]) {
      expectRefused("GET", `/api/people?number=${value}`, "number");
    }
    const known = `number=${encodeURIComponent(number)}`;
    expectRefused("GET", "/api/people", "number");
    expectRefused("GET", `/api/people?${known}&${known}`, "number");
    expectRefused("GET", `/api/people?${known}&name=Ana`, "name");
    for (const value of ["last", "-1", "1.5", "9".repeat(16), "1,2"]) {
      expectRefused("GET", "/api/events", "Last-Event-ID", { "Last-Event-ID": value });
    }
    expect(await collect(faults)).toEqual([]);
  });

  test("what is no request at all is refused in words", async ({ world }) => {
    const agent = await signInByHttp(world, world.user("manager"));
    const before = readKeptRows(world);
    const faults: Promise<string[]>[] = [];
    const expectRefused = (status: number, label: string, answer: Promise<Response>) => {
      faults.push(
        labelled(
          label,
          answer.then((got) => faultOf(got, status)),
        ),
      );
    };
    for (const [name, route] of all) {
      if (route.body === undefined) continue;
      const path = withId(route.path, randomUUID());
      const good = JSON.stringify(goodBodies[name]);
      const send = (body: string, headers: Record<string, string> = {}) =>
        agent.ask(route.method, path, body, headers);
      for (const broken of ["{", good.slice(0, -1), `${good}}`, "null", "3", '"text"', "{'a':1}"]) {
        expectRefused(400, `${path}, malformed`, send(broken));
      }
      expectRefused(413, `${path}, too large`, send(JSON.stringify({ x: "x".repeat(102_400) })));
      expectRefused(413, `${path}, too large and malformed`, send("{".repeat(300_000)));
      for (const type of [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
      ]) {
        expectRefused(415, `${path}, ${type}`, send(good, { "Content-Type": type }));
      }
      const latin = { "Content-Type": "application/json; charset=latin1" };
      expectRefused(415, `${path}, latin1`, send(good, latin));
      expectRefused(415, `${path}, rot13`, send(good, { "Content-Encoding": "rot13" }));
      expectRefused(400, `${path}, no gzip`, send(good, { "Content-Encoding": "gzip" }));
    }
    for (const path of [
      "/",
      "/api",
      "/api/nothing",
      "/twilio/nothing",
      "/oauth/nothing",
      "/.env",
    ]) {
      expectRefused(404, path, agent.ask("GET", path));
      expectRefused(404, path, agent.ask("POST", path, {}));
    }
    expect(await collect(faults)).toEqual([]);
    expect(readKeptRows(world)).toEqual(before);
  });

  test("a wrong method hears which ones there are, and nobody gets in without a token", async ({
    world,
  }) => {
    const agent = await signInByHttp(world, world.user("admin"));
    const served = new Map<string, Set<string>>();
    for (const path of ["/api/events", "/api/openapi.json", "/health/live", "/metrics"]) {
      served.set(path, new Set(["GET", "HEAD"]));
    }
    for (const { method, path } of api) {
      const methods = served.get(path) ?? new Set();
      methods.add(method);
      if (method === "GET") methods.add("HEAD");
      served.set(path, methods);
    }
    for (const [pattern, methods] of served) {
      const path = withId(pattern, randomUUID());
      for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
        if (methods.has(method)) continue;
        const response = await agent.ask(method, path);
        expect(response.status, `${method} ${path}`).toBe(405);
        expect(response.headers.get("allow")).toBe([...methods].toSorted().join(", "));
      }
    }
    await expectNobodyGetsIn(agent);
  });
});

async function expectNobodyGetsIn(agent: HttpAgent): Promise<void> {
  const { access_token: good, refresh_token: refresh } = agent.tokens;
  const wrong = ["", "Bearer", "Bearer x", `Basic ${good}`, `Bearer ${good}x`, `Bearer ${refresh}`];
  for (const { method, path, open } of api) {
    if (open === true) continue;
    for (const Authorization of wrong) {
      const headers = { Authorization };
      const response = await agent.ask(method, withId(path, "x"), undefined, headers);
      expect(response.headers.get("www-authenticate")).toContain("Bearer");
      expect(await faultOf(response, 401), `${method} ${path} with “${Authorization}”`).toEqual([]);
    }
  }
}
