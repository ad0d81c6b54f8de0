import express, { type Express, type RequestHandler, Router } from "express";
import helmet from "helmet";
import type { Accounts } from "./accounts/accounts.ts";
import type { AfterCalls } from "./after-calls.ts";
import type { Config } from "./config/config.ts";
import { type EventWorld, mountEvents } from "./events/routes.ts";
import { type HealthNeeds, healthRoutes } from "./health/routes.ts";
import { limitAddress, limitAgent } from "./http/limits.ts";
import type { Log } from "./http/log.ts";
import { serve } from "./http/methods.ts";
import { serveOpenApi } from "./http/openapi.ts";
import type { People } from "./people/people.ts";
import { answerErrors, refuseUnknownPath } from "./http/problem.ts";
import { logRequests } from "./http/request-log.ts";
import type { SettingsWorld } from "./settings/change-settings.ts";
import { mountSettings } from "./settings/routes.ts";
import { version } from "./version.ts";
import { mountVoice } from "./voice/routes.ts";
import { mountVoiceWebhooks } from "./voice/webhook-routes.ts";
import type { VoiceWorld } from "./voice/world.ts";

export interface Services {
  readonly config: Pick<Config, "publicUrl" | "trustProxy">;
  readonly log: Log;
  readonly health: HealthNeeds;
  readonly accounts: Accounts;
  readonly voice: VoiceWorld;
  readonly people: People;
  readonly events: EventWorld;
  readonly settings: SettingsWorld;
  readonly afterCalls: Pick<AfterCalls, "mountApi" | "mountWebhooks">;
  /** Reads a webhook's form and lets only Twilio through. */
  readonly verified: readonly RequestHandler[];
}

/** A whole office behind one address stays far below these. */
const fromOneAddress = { perMinute: 3_000 };
const signInFromOneAddress = { perMinute: 300 };
const ofOneAgent = { perMinute: 300 };
/** Enough to look somebody up, too few to read out the CRM. */
const peopleOfOneAgent = { perMinute: 120 };
const webhooksFromOneAddress = { perMinute: 12_000 };

/** The server's middleware and routers, in order. */
export function createApp(services: Services): Express {
  const { config, log, accounts } = services;
  const app = express();
  app.set("trust proxy", config.trustProxy === 0 ? false : config.trustProxy);
  app.set("query parser", "simple");
  app.set("etag", false);
  app.use(logRequests(log), services.health.metrics.measureRequests, securityHeaders());
  app.use(healthRoutes(services.health));

  app.use("/twilio", limitAddress(webhooksFromOneAddress));
  app.use(webhookRoutes(services));

  app.use("/oauth", limitAddress(signInFromOneAddress));
  app.use("/api", limitAddress(fromOneAddress), accounts.authenticate, limitAgent(ofOneAgent));
  app.use("/api/people", limitAgent(peopleOfOneAgent));
  app.use(accounts.router);
  app.use(apiRoutes(services));

  app.use(refuseUnknownPath);
  app.use(answerErrors((error) => log.error({ err: error }, "A request failed")));
  return app;
}

/** Nothing but sign-in pages is shown, and those bring a policy of their own. */
function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
  });
}

function webhookRoutes({ voice, afterCalls, verified }: Services): Router {
  const router = Router();
  mountVoiceWebhooks(router, voice, verified);
  afterCalls.mountWebhooks(router, verified);
  return router;
}

function apiRoutes({ config, voice, people, events, settings, afterCalls }: Services): Router {
  const router = Router();
  serve(router, "GET", "/api/openapi.json", serveOpenApi(config.publicUrl, version));
  mountVoice(router, voice);
  people.mount(router);
  mountEvents(router, events);
  mountSettings(router, settings);
  afterCalls.mountApi(router);
  return router;
}
