import express, { Router, type Request, type Response } from "express";
import * as z from "zod";
import type { EventLog } from "../event-log.ts";
import { checkAccessToken, type TokenAuthority } from "./access-token.ts";

const InsightsEvent = z.object({
  group: z.string(),
  name: z.string(),
  level: z.string().optional(),
});

/** The gateway a Voice SDK reports its events and call quality to; their contents are not kept. */
export function createInsightsRouter(log: EventLog, authority: TokenAuthority): Router {
  const router = Router();
  const paths = ["/v4/EndpointEvents", "/v4/EndpointMetrics"];

  const allowOrigin = (request: Request, response: Response) => {
    response.set("Access-Control-Allow-Origin", request.get("Origin") ?? "*");
    response.set("Vary", "Origin");
  };

  router.options(paths, (request, response) => {
    allowOrigin(request, response);
    response.set("Access-Control-Allow-Methods", "POST, OPTIONS");
    response.set("Access-Control-Allow-Headers", "Content-Type, X-Twilio-Token");
    response.sendStatus(200);
  });

  router.post(paths, express.json({ limit: "1mb" }), async (request, response) => {
    allowOrigin(request, response);
    const checked = await checkAccessToken(request.get("X-Twilio-Token") ?? "", authority);
    if (checked.outcome === "refused") return void response.sendStatus(403);
    const event = InsightsEvent.safeParse(request.body);
    if (!event.success) return void response.sendStatus(400);
    log.add("insights.received", { path: request.path, ...event.data });
    response.sendStatus(200);
  });

  return router;
}
