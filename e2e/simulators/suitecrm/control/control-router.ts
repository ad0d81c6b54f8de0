import express, { Router } from "express";
import * as z from "zod";
import type { TokenStore } from "../api/tokens/token-store.ts";
import type { Crm } from "../crm.ts";
import { addPhoneField } from "../records/module-definition.ts";
import { ModuleName } from "../records/module-name.ts";
import { type AnswerGate, AnswerName } from "./answer-gate.ts";
import { type Availability, AvailabilityMode } from "./availability.ts";
import { ControlRefused } from "./control-refused.ts";
import { createRecordsRouter } from "./records-router.ts";
import type { RequestLog } from "./request-log.ts";
import type { ShellSettings } from "../shell8/settings.ts";

export interface Controlled {
  readonly crm: Crm;
  /** Makes the records what they were at the start. */
  readonly restore: () => void;
  readonly tokens: TokenStore;
  readonly availability: Availability;
  readonly log: RequestLog;
  readonly answers: AnswerGate;
  readonly shellSettings: ShellSettings;
}

const AvailabilityChange = z.strictObject({
  mode: AvailabilityMode.optional(),
  delayMs: z.int().min(0).optional(),
});
const AnswerChange = z.strictObject({
  delayMs: z.int().min(0).optional(),
  hold: z.array(AnswerName).optional(),
});
const SettingsChange = z.strictObject({ paginationType: z.enum(["pagination", "load-more"]) });
const TokenEnd = z.strictObject({
  userName: z.string().optional(),
  kind: z.enum(["access", "refresh", "all"]).default("all"),
});
const SessionEnd = z.strictObject({ userName: z.string().optional() });
const UserChange = z.strictObject({
  status: z.enum(["Active", "Inactive"]).optional(),
  isAdmin: z.boolean().optional(),
  password: z.string().min(1).optional(),
  preferences: z
    .strictObject({ timeZone: z.string(), dateFormat: z.string(), timeFormat: z.string() })
    .optional(),
});
const NewPhoneField = z.strictObject({
  module: ModuleName,
  name: z.string().regex(/^[a-z][a-z0-9_]*_c$/),
});
const RoleChange = z.strictObject({
  userName: z.string(),
  module: ModuleName,
  access: z.enum(["all", "owner", "none"]),
});

/** `/control`: what tests and the demo do to the CRM from behind. Never part of a real one. */
export function createControlRouter(controlled: Controlled): Router {
  const { crm, restore, tokens, availability, log, answers, shellSettings } = controlled;
  const router = Router();
  const userIdOf = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : findUser(crm, name).id;
  router.use(express.json({ limit: "100mb" }));
  router.get("/availability", (_request, response) => {
    response.json(availability.state);
  });
  router.put("/availability", async (request, response) => {
    const change = AvailabilityChange.parse(request.body);
    const { mode = availability.state.mode, delayMs = availability.state.delayMs } = change;
    await availability.set(mode, delayMs);
    response.json(availability.state);
  });
  router.get("/answers", (_request, response) => {
    response.json(answers.state);
  });
  router.put("/answers", (request, response) => {
    const { delayMs = answers.state.delayMs, hold = answers.state.hold } = AnswerChange.parse(
      request.body,
    );
    answers.set(delayMs, hold);
    response.json(answers.state);
  });
  router.put("/shell-settings", (request, response) => {
    shellSettings.paginationType = SettingsChange.parse(request.body).paginationType;
    response.status(204).end();
  });
  router.post("/tokens/revoke", (request, response) => {
    const { userName, kind } = TokenEnd.parse(request.body ?? {});
    response.json({ revoked: tokens.revokeAll(kind, userIdOf(userName)) });
  });
  router.post("/sessions/expire", (request, response) => {
    crm.sessions.closeAll(userIdOf(SessionEnd.parse(request.body ?? {}).userName));
    response.status(204).end();
  });
  router.patch("/users/:name", (request, response) => {
    const user = findUser(crm, request.params.name);
    const { status, isAdmin, password, preferences } = UserChange.parse(request.body);
    crm.records.change("Users", user.id, {
      ...(status === undefined ? {} : { status }),
      ...(isAdmin === undefined ? {} : { is_admin: isAdmin ? "1" : "0" }),
    });
    if (password !== undefined) crm.accounts.setPassword(user.id, password);
    if (preferences !== undefined) crm.accounts.setPreferences(user.id, preferences);
    response.status(204).end();
  });
  router.put("/roles", (request, response) => {
    const { userName, module, access } = RoleChange.parse(request.body);
    crm.accounts.setAccess(findUser(crm, userName).id, module, access);
    response.status(204).end();
  });
  router.post("/phone-fields", (request, response) => {
    const { module, name } = NewPhoneField.parse(request.body);
    addPhoneField(module, name);
    response.status(204).end();
  });
  router.post("/restore", (_request, response) => {
    restore();
    response.status(204).end();
  });
  router.get("/requests", (_request, response) => {
    response.json(log.entries);
  });
  router.delete("/requests", (_request, response) => {
    log.clear();
    response.status(204).end();
  });
  router.use("/records", createRecordsRouter(crm));
  return router;
}

function findUser(crm: Crm, name: string) {
  const user = crm.accounts.findByName(name);
  if (user === undefined) throw new ControlRefused(`userName: there is no user "${name}".`);
  return user;
}
