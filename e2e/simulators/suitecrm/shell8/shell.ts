import express, { Router } from "express";
import * as z from "zod";
import type { AnswerGate } from "../control/answer-gate.ts";
import type { Crm } from "../crm.ts";
import { shellAssets } from "./assets.ts";
import { shellDocument } from "./document.ts";
import { Operation, perform } from "./operations.ts";
import { NotEditable } from "./save-record.ts";
import type { ShellSettings } from "./settings.ts";
import { signInRoutes } from "./sign-in.ts";
import { checkXsrf, giveXsrfCookie, readCookie } from "./xsrf.ts";

const userCssCookie = "user_css";

/** SuiteCRM 8's face: one document, its parts, and the JSON it lives on. */
export function shell(crm: Crm, gate: AnswerGate, settings: ShellSettings): Router {
  const router = Router();
  router.use(shellAssets());
  router.use(signInRoutes(crm, gate));
  // `/?user_css=dark` and `/?user_css=none` switch, and are remembered.
  router.get("/", giveXsrfCookie, (request, response) => {
    const asked = request.query["user_css"];
    const isAsked = asked === "dark" || asked === "none";
    if (isAsked)
      response.append("Set-Cookie", `${userCssCookie}=${asked}; path=/; Max-Age=7776000`);
    const userCss = isAsked ? asked : readCookie(request.headers.cookie, userCssCookie);
    response.type("html").send(shellDocument(userCss === "dark" ? "dark" : "none"));
  });
  router.post(
    "/api/graphql",
    checkXsrf,
    express.json({ limit: "1mb" }),
    async (request, response) => {
      const operation = Operation.safeParse(request.body);
      if (!operation.success) {
        response.status(400).json({ errors: [{ message: z.prettifyError(operation.error) }] });
        return;
      }
      const { operationName } = operation.data;
      await gate.pass(operationName);
      const userId = crm.sessions.userId(request.headers.cookie);
      if (userId === undefined) {
        response.status(401).json({ errors: [{ message: "Full authentication is required." }] });
        return;
      }
      try {
        const answer = perform(crm, settings, userId, operation.data);
        response.json({ data: { [operationName]: answer ?? null } });
      } catch (problem) {
        if (!(problem instanceof NotEditable)) throw problem;
        response.status(400).json({ errors: [{ message: problem.message }] });
      }
    },
  );
  return router;
}
