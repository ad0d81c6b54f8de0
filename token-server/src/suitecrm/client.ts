import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import { agentAccess, serviceAccess, type TokenStore } from "./access.ts";
import { createExchange, type Fetch } from "./exchange.ts";
import { type CrmSession, createSession } from "./session.ts";
import { type Grant, type OAuthClient, requestTokens, type TokenAnswer } from "./tokens.ts";

export interface SuitecrmConfig {
  /** `CRM_URL` and `CRM_API_PATH`, without a trailing slash. */
  readonly apiUrl: string;
  readonly service: OAuthClient;
  readonly signIn: OAuthClient;
}

export interface Suitecrm {
  /** As the service user, who sees and writes for everybody. */
  asService(): CrmSession;
  /** As the agent whose tokens these are. Make one for each session: it lines up the renewals. */
  asAgent(store: TokenStore): CrmSession;
  /** Turns a password or a code into tokens. */
  signIn(grant: Grant): Promise<TokenAnswer>;
}

export interface SuitecrmWorld {
  readonly fetch?: Fetch;
  readonly clock: Clock;
  readonly deadlineMs?: number;
  /** The wait between looks for a pair another server is about to store. */
  readonly pause?: () => Promise<void>;
}

export function createSuitecrm(config: SuitecrmConfig, world: SuitecrmWorld): Suitecrm {
  const { clock, pause = () => wait(200) } = world;
  const exchange = createExchange(world.fetch ?? fetch, world.deadlineMs);
  const ask = (client: OAuthClient) => (grant: Grant) =>
    requestTokens(exchange, config.apiUrl, client, grant, clock.now());
  const service = createSession(exchange, serviceAccess(ask(config.service), clock), config.apiUrl);
  return {
    asService: () => service,
    asAgent: (store) =>
      createSession(exchange, agentAccess(ask(config.signIn), store, clock, pause), config.apiUrl),
    signIn: ask(config.signIn),
  };
}
