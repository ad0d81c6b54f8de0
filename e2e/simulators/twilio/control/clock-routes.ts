import express, { type Router } from "express";
import { z } from "zod";
import type { SteerableClock } from "../clock.ts";
import { BadControlRequest, parseInput } from "./parse-input.ts";

const ClockMode = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("real") }),
  z.strictObject({ kind: z.literal("accelerated"), rate: z.number().min(1).max(1000) }),
  z.strictObject({ kind: z.literal("manual") }),
]);

const Advance = z.strictObject({
  ms: z
    .int()
    .min(0)
    .max(366 * 86_400_000),
});

/** `GET` and `PUT /control/clock`, and `POST /control/clock/advance` for a manual one. */
export function clockRoutes(clock: SteerableClock): Router {
  const routes = express.Router();
  const state = () => ({ now: clock.now(), mode: clock.mode() });
  routes.get("/clock", (_request, response) => {
    response.json(state());
  });
  routes.put("/clock", (request, response) => {
    clock.setMode(parseInput(ClockMode, request.body));
    response.json(state());
  });
  routes.post("/clock/advance", async (request, response) => {
    const { ms } = parseInput(Advance, request.body);
    if (clock.mode().kind !== "manual") {
      throw new BadControlRequest("Only a manual clock can be advanced: PUT /control/clock first.");
    }
    await clock.advance(ms);
    response.json(state());
  });
  return routes;
}
