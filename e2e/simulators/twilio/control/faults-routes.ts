import express, { type Router } from "express";
import { z } from "zod";
import { RecordingFaultRule, type RecordingFaults } from "../calls/recordings/recording-faults.ts";
import { RestFaultRule, type RestFaults } from "../rest/faults.ts";
import { MediaFaultRule, type MediaFaults } from "../rest/recordings/media-faults.ts";
import { WebhookFaultRule, type WebhookFaults } from "../webhooks/faults.ts";
import { parseInput } from "./parse-input.ts";

const FaultRules = z.strictObject({
  webhooks: z.array(WebhookFaultRule).default([]),
  rest: z.array(RestFaultRule).default([]),
  /** The files of recordings, when they are asked for. */
  media: z.array(MediaFaultRule).default([]),
  recordings: z.array(RecordingFaultRule).default([]),
});

export interface FaultsRoutesTools {
  readonly webhookFaults: WebhookFaults;
  readonly restFaults: RestFaults;
  readonly mediaFaults: MediaFaults;
  readonly recordingFaults: RecordingFaults;
}

/** `PUT /control/faults` sets all rules anew (and their counters); an empty object clears them. */
export function faultsRoutes(tools: FaultsRoutesTools): Router {
  const routes = express.Router();
  routes.get("/faults", (_request, response) => {
    response.json({
      webhooks: tools.webhookFaults.list(),
      rest: tools.restFaults.list(),
      media: tools.mediaFaults.list(),
      recordings: tools.recordingFaults.list(),
    });
  });
  routes.put("/faults", (request, response) => {
    const rules = parseInput(FaultRules, request.body);
    tools.webhookFaults.set(rules.webhooks);
    tools.restFaults.set(rules.rest);
    tools.mediaFaults.set(rules.media);
    tools.recordingFaults.set(rules.recordings);
    response.json(rules);
  });
  return routes;
}
