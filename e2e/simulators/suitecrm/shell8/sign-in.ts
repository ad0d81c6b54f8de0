import express, { Router } from "express";
import * as z from "zod";
import type { AnswerGate } from "../control/answer-gate.ts";
import type { Crm } from "../crm.ts";
import { isActive } from "../records/user-accounts.ts";
import type { SessionStatus } from "./answers.ts";
import { giveXsrfCookie } from "./xsrf.ts";

const Credentials = z.object({ username: z.string(), password: z.string() });

/** Signing in and out of the shell; the session is the legacy part's too. */
export function signInRoutes(crm: Crm, gate: AnswerGate): Router {
  const router = Router();
  router.post("/login", giveXsrfCookie, express.json(), (request, response) => {
    const asked = Credentials.safeParse(request.body);
    if (!asked.success) {
      response.status(400).json({ message: z.prettifyError(asked.error) });
      return;
    }
    const user = crm.accounts.findByName(asked.data.username);
    if (!user || !isActive(user) || !crm.accounts.hasPassword(user.id, asked.data.password)) {
      response.status(401).json({ error: "Invalid credentials." });
      return;
    }
    response.append("Set-Cookie", `${crm.sessions.open(user.id)}; SameSite=Lax`);
    response.json({ status: "success", id: user.id });
  });
  router.all("/logout", giveXsrfCookie, (request, response) => {
    crm.sessions.close(request.headers.cookie);
    response.json({});
  });
  router.get("/session-status", giveXsrfCookie, async (request, response) => {
    await gate.pass("session-status");
    const id = crm.sessions.userId(request.headers.cookie);
    const status: SessionStatus = id === undefined ? { active: false } : { active: true, id };
    response.json(status);
  });
  return router;
}
