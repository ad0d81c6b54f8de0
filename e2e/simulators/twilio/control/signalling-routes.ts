import express, { type Router } from "express";
import { z } from "zod";
import type { Lines } from "../signalling/lines.ts";
import { parseInput } from "./parse-input.ts";

const Anyone = z.strictObject({ identity: z.string().min(1).optional() });
const Heartbeat = z.strictObject({ isMuted: z.boolean(), identity: z.string().min(1).optional() });
const Someone = z.strictObject({ identity: z.string().min(1) });

/** Trouble between browsers and us; each answers how many browsers it met. */
export function signallingRoutes(lines: Lines): Router {
  const routes = express.Router();
  routes.get("/signalling", (_request, response) => {
    response.json({ registrations: lines.registrations() });
  });
  routes.post("/signalling/drop", (request, response) => {
    const { identity } = parseInput(Anyone, request.body ?? {});
    response.json({ browsers: lines.dropSockets(identity) });
  });
  routes.post("/signalling/heartbeat", (request, response) => {
    const { isMuted, identity } = parseInput(Heartbeat, request.body);
    response.json({ browsers: lines.setHeartbeatMuted(isMuted, identity) });
  });
  routes.post("/signalling/expire-token", (request, response) => {
    const { identity } = parseInput(Someone, request.body);
    response.json({ browsers: lines.expireToken(identity) });
  });
  return routes;
}
