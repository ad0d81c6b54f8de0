import express, { type Express, type NextFunction, type Request, type Response } from "express";
import * as z from "zod";
import { createApiRouter } from "./api/api-router.ts";
import type { Authority } from "./api/tokens/authority.ts";
import { ControlRefused } from "./control/control-refused.ts";
import { createControlRouter, type Controlled } from "./control/control-router.ts";
import { pages } from "./pages/pages.ts";
import { shell } from "./shell8/shell.ts";

/** Everything a SuiteCRM 7 serves, in order. */
export function createApp(authority: Authority, controlled: Controlled): Express {
  const app = startApp(controlled);
  app.use("/Api", createApiRouter(authority));
  app.use(pages(authority.crm));
  return app;
}

/** What a SuiteCRM 8 serves over the same records: the shell, and the legacy part below it. */
export function createApp8(authority: Authority, controlled: Controlled): Express {
  const { crm } = authority;
  const crm8 = { ...crm, sessions: crm.sessions.under("SCRMSESSID") };
  const api = createApiRouter({ ...authority, crm: crm8 });
  const app = startApp(controlled);
  app.use(["/legacy/Api/index.php", "/legacy/Api"], api);
  app.use("/Api", (request, response) => {
    response.redirect(307, `/legacy/Api/index.php${request.url}`);
  });
  app.use("/legacy", pages(crm8, "embedded"));
  app.use(shell(crm8, controlled.answers, controlled.shellSettings));
  return app;
}

function startApp(controlled: Controlled): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("case sensitive routing", true);
  app.use("/control", createControlRouter(controlled), answerRefusal);
  app.use(controlled.log.record, controlled.availability.guard);
  app.use((_request, response, next) => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    next();
  });
  return app;
}

/** The control API alone, for a port that stays open while the CRM refuses connections. */
export function createControlApp(controlled: Controlled): Express {
  const app = express();
  app.use("/control", createControlRouter(controlled), answerRefusal);
  return app;
}

function answerRefusal(
  problem: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (problem instanceof z.ZodError) {
    response.status(400).json({ message: z.prettifyError(problem) });
  } else if (problem instanceof ControlRefused) {
    response.status(404).json({ message: problem.message });
  } else next(problem);
}
