import express, { type Express, type NextFunction, type Request, type Response } from "express";
import * as z from "zod";
import { createApiRouter } from "./api/api-router.ts";
import type { Authority } from "./api/tokens/authority.ts";
import { ControlRefused } from "./control/control-refused.ts";
import { createControlRouter, type Controlled } from "./control/control-router.ts";
import { pages } from "./pages/pages.ts";

/** Everything one CRM serves, in order. */
export function createApp(authority: Authority, controlled: Controlled): Express {
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
  app.use("/Api", createApiRouter(authority));
  app.use(pages(authority.crm));
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
