import express, { type NextFunction, type Request, type Response, type Router } from "express";
import type { SteerableClock } from "../clock.ts";
import type { EventLog } from "../event-log.ts";
import type { FaultsRoutesTools } from "./faults-routes.ts";
import type { LiveRoutesTools } from "./live-routes.ts";
import type { Stores } from "../resources/stores.ts";
import type { Lines } from "../signalling/lines.ts";
import { callsRoutes, type CallsRoutesTools } from "./calls-routes.ts";
import { clockRoutes } from "./clock-routes.ts";
import { eventsRoutes } from "./events-routes.ts";
import { faultsRoutes } from "./faults-routes.ts";
import { liveRoutes } from "./live-routes.ts";
import { loopbackOnly } from "./loopback-only.ts";
import { BadControlRequest } from "./parse-input.ts";
import { personsRoutes } from "./persons-routes.ts";
import { signallingRoutes } from "./signalling-routes.ts";

export interface ControlTools
  extends CallsRoutesTools, FaultsRoutesTools, Pick<LiveRoutesTools, "mediaFiles"> {
  readonly clock: SteerableClock;
  readonly events: EventLog;
  readonly stores: Stores;
  readonly lines: Lines;
}

/** What tests and the page steer the simulator with, under `/control`. */
export function createControlApi(tools: ControlTools): Router {
  const api = express.Router();
  api.use(loopbackOnly);
  api.use(express.json({ strict: false }));
  api.get("/numbers", (_request, response) => {
    const numbers = tools.stores.numbers.list();
    response.json({ numbers: numbers.map(({ phoneNumber }) => phoneNumber) });
  });
  api.use(eventsRoutes(tools.events));
  api.use(faultsRoutes(tools));
  api.use(clockRoutes(tools.clock));
  api.use(personsRoutes(tools.persons));
  api.use(callsRoutes(tools));
  api.use(liveRoutes(tools));
  api.use(signallingRoutes(tools.lines));
  api.use((request: Request, response: Response) => {
    response.status(404).json({ error: `There is no ${request.method} ${request.originalUrl}.` });
  });
  api.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const isBad =
      error instanceof BadControlRequest ||
      (error instanceof SyntaxError && "type" in error && error.type === "entity.parse.failed");
    if (!isBad) return next(error);
    response.status(400).json({ error: error.message });
  });
  return api;
}
