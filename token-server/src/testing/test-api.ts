import { createServer } from "node:http";
import { Problem } from "@ringback/shared/problem";
import { routes } from "@ringback/shared/routes";
import express, { Router } from "express";
import { expect } from "vitest";
import { setCaller } from "../http/caller.ts";
import { mount } from "../http/mount.ts";
import { answerErrors, refuseUnknownPath } from "../http/problem.ts";
import { listenForTest } from "./listen-for-test.ts";

export const callId = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const agent = {
  id: "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f12",
  crmUserId: "1",
  userName: "ana",
  name: "Ana",
  role: "agent" as const,
};

/** The routes of the API that take something, behind a stand-in for sign-in. */
export async function startTestApi() {
  const faults: unknown[] = [];
  const got: unknown[] = [];
  const router = Router();
  const intent = { callId, intent: "i", number: "+12125550142", person: null, expiresAt: 1 };
  mount(router, routes.createIntent, async ({ body }) => {
    got.push(body);
    return intent;
  });
  mount(router, routes.createTestIntent, async () => intent);
  mount(router, routes.listCalls, async ({ query }) => {
    got.push(query);
    return { calls: [] };
  });
  mount(router, routes.putNote, async ({ params, body }) => {
    got.push({ params, body });
    return { version: body.version };
  });
  mount(router, routes.voiceToken, async () => JSON.parse('{"token":1}'));
  const app = express();
  app.use((request, _response, next) => {
    const token = request.get("authorization");
    if (token === "Bearer good") setCaller(request, { agent, sessionId: "s" });
    else if (token !== undefined) setCaller(request, undefined);
    next();
  });
  app.use(
    router,
    refuseUnknownPath,
    answerErrors((error) => faults.push(error)),
  );
  const origin = await listenForTest(createServer(app));
  async function ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        Authorization: "Bearer good",
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return { response, status: response.status, body: await response.json() };
  }
  async function problemOf(...request: Parameters<typeof ask>) {
    const { response, body } = await ask(...request);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    const problem = Problem.parse(body);
    expect(problem.status).toBe(response.status);
    return { ...problem, response };
  }
  return { ask, problemOf, faults, got };
}
