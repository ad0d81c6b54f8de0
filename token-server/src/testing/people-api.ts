import { createServer } from "node:http";
import type { Role } from "@ringback/shared/api";
import express, { Router } from "express";
import { setCaller } from "../http/caller.ts";
import { answerErrors } from "../http/problem.ts";
import { mountPeople } from "../people/routes.ts";
import type { ReadRecord } from "../suitecrm/agent-records.ts";
import type { PeopleWorld } from "./people-world.ts";
import { listenForTest } from "./listen-for-test.ts";

const agentIds: Readonly<Record<Role, string>> = {
  agent: "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11",
  manager: "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f12",
  admin: "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f13",
};

/** The routes of the people index, behind a stand-in for sign-in: one agent of each role. */
export async function startPeopleApi(people: PeopleWorld, readRecord: ReadRecord) {
  const { world, lookup } = people;
  const roles = Object.keys(agentIds) as Role[];
  for (const role of roles) {
    await world.db
      .insertInto("agent")
      .values({
        id: agentIds[role],
        crm_user_id: `crm-${role}`,
        user_name: role,
        name: role,
        role,
        active: 1,
        created_at: 0,
        updated_at: 0,
      })
      .execute();
  }
  const router = Router();
  mountPeople(router, { ...world, lookup, readRecord });
  const app = express();
  app.use((request, _response, next) => {
    const role = roles.find((known) => request.get("authorization") === `Bearer ${known}`);
    if (role !== undefined) {
      const agent = {
        id: agentIds[role],
        crmUserId: `crm-${role}`,
        userName: role,
        name: role,
        role,
      };
      setCaller(request, { agent, sessionId: "session" });
    }
    next();
  });
  app.use(
    router,
    answerErrors((error) => people.reported.push(error)),
  );
  const origin = await listenForTest(createServer(app));
  async function ask(role: Role, method: string, path: string, body?: object) {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${role}`,
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const reply: unknown = await response.json();
    return { status: response.status, body: reply };
  }
  return { ask };
}
