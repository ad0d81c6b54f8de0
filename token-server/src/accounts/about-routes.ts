import { routes } from "@ringback/shared/routes";
import { Router } from "express";
import type { Config } from "../config/config.ts";
import { mount } from "../http/mount.ts";
import { identityOf } from "../twilio/identity.ts";

/** What this server is, and who is signed in. */
export function aboutRoutes(
  config: Pick<Config, "crm" | "defaultCountry" | "timeZone" | "twilio">,
  version: string,
): Router {
  const router = Router();
  const crm = { origin: config.crm.origin };
  mount(router, routes.about, async () => ({
    product: "Ringback" as const,
    version,
    crm,
    signIn: config.crm.signIn.grant,
  }));
  mount(router, routes.me, async ({ caller: { agent } }) => ({
    agent: { id: agent.id, name: agent.name, userName: agent.userName, role: agent.role },
    identity: identityOf(agent.id),
    callerId: config.twilio.phoneNumber,
    crm,
    defaultCountry: config.defaultCountry,
    timeZone: config.timeZone,
  }));
  return router;
}
