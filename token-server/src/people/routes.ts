import type { FoundPerson, PeopleMatch } from "@ringback/shared/people-api";
import type { Person } from "@ringback/shared/person";
import { routes } from "@ringback/shared/routes";
import type { Router } from "express";
import type { Caller } from "../http/caller.ts";
import { mount } from "../http/mount.ts";
import { requireRole } from "../http/require-role.ts";
import type { CallerMatch } from "./caller-match.ts";
import { choosePerson, type ChoiceWorld } from "./choose-person.ts";
import { startFullSync } from "./start-full-sync.ts";
import { describeSync } from "./sync/describe-sync.ts";

/** For as long as somebody who typed a number waits. */
const patienceMs = 700;

/** `/api/people`: whose number it is, an agent's word on it, and how current the index is. */
export function mountPeople(router: Router, world: ChoiceWorld): void {
  const { db, lookup } = world;
  mount(router, routes.findPeople, async ({ caller, query }) => {
    const context = { agentId: caller.agent.id };
    return toReply(await lookup.findLive(query.number, patienceMs, context));
  });
  mount(router, routes.choosePerson, async ({ caller, body }) => {
    await choosePerson(world, asReader(caller), body);
    return toReply(await lookup.find(body.number, { agentId: caller.agent.id }));
  });
  mount(router, routes.peopleSync, () => describeSync(db));
  mount(router, routes.startPeopleSync, async ({ caller }) => {
    requireRole(caller, "admin", "Only an admin can have everybody read again.");
    await startFullSync(world, caller.agent.id);
    return describeSync(db);
  });
}

function asReader({ agent, sessionId }: Caller) {
  return { agentId: agent.id, sessionId };
}

/** The index knows more of people than an agent's role may show them: their name is enough here. */
function toReply({ person, others, confidence, reason }: CallerMatch): PeopleMatch {
  return {
    person: person === null ? null : toFound(person),
    others: others.map(toFound),
    confidence,
    reason,
  };
}

function toFound({ record, name, url }: Person): FoundPerson {
  return { record, name, url };
}
