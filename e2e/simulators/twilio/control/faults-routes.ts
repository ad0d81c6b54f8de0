import express, { type Router } from "express";
import { z } from "zod";
import { RestFaultRule, type RestFaults } from "../rest/faults.ts";
import { WebhookFaultRule, type WebhookFaults } from "../webhooks/faults.ts";
import { parseInput } from "./parse-input.ts";

const FaultRules = z.strictObject({
  webhooks: z.array(WebhookFaultRule).default([]),
  rest: z.array(RestFaultRule).default([]),
});

/** `PUT /control/faults` sets all rules anew (and their counters); an empty object clears them. */
export function faultsRoutes(webhooks: WebhookFaults, rest: RestFaults): Router {
  const routes = express.Router();
  routes.get("/faults", (_request, response) => {
    response.json({ webhooks: webhooks.list(), rest: rest.list() });
  });
  routes.put("/faults", (request, response) => {
    const rules = parseInput(FaultRules, request.body);
    webhooks.set(rules.webhooks);
    rest.set(rules.rest);
    response.json(rules);
  });
  return routes;
}
