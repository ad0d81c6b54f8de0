import express, { type Router } from "express";
import { z } from "zod";
import type { EventLog } from "../event-log.ts";
import { parseInput } from "./parse-input.ts";

const Query = z.strictObject({
  /** Only events with a higher `seq`. */
  after: z.coerce.number().int().min(0).default(0),
  /** Only events of this type. */
  type: z.string().optional(),
  /** Wait so long for a first event when there is none yet. */
  timeoutMs: z.coerce.number().int().min(0).max(60_000).default(0),
});

/** `GET /control/events`: what happened, at once or as soon as it does. */
export function eventsRoutes(events: EventLog): Router {
  const routes = express.Router();
  routes.get("/events", async (request, response) => {
    const { after, type, timeoutMs } = parseInput(Query, request.query);
    const isWanted = (event: { readonly type: string }) =>
      type === undefined || event.type === type;
    const first = await events.waitFor(isWanted, { after, timeoutMs });
    response.json({
      events: first === undefined ? [] : events.since(first.seq - 1).filter(isWanted),
    });
  });
  return routes;
}
