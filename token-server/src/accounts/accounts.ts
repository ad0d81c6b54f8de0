import { type RequestHandler, Router } from "express";
import type { Config } from "../config/config.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";
import { type RepeatingJob, repeatingJob } from "../database/repeating-job.ts";
import type { AgentCrm } from "../suitecrm/agent-records.ts";
import type { Suitecrm } from "../suitecrm/client.ts";
import { aboutRoutes } from "./about-routes.ts";
import { createAgentCrm } from "./agent-crm.ts";
import { authenticate } from "./authenticate.ts";
import { authorizeRoutes } from "./authorize-routes.ts";
import { pruneAccounts } from "./prune-accounts.ts";
import type { SecretBox } from "./secret-box.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { syncUsers } from "./sync-users.ts";
import { tokenRoutes } from "./token-routes.ts";

export interface Accounts {
  /** Finds out who sent a request. Goes before everything that asks for a caller. */
  readonly authenticate: RequestHandler;
  /** `/oauth/…`, `GET /api/about`, `GET /api/me`. */
  readonly router: Router;
  readonly sessions: Sessions;
  /** The CRM with an agent's own rights. */
  readonly agentCrm: AgentCrm;
  readonly jobs: readonly RepeatingJob[];
}

export interface AccountsNeeds {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Config;
  readonly version: string;
  readonly suitecrm: Suitecrm;
  readonly secrets: SecretBox;
  readonly pause: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
  /** Aborts when the server stops. */
  readonly signal: AbortSignal;
}

const syncEveryMs = 5 * 60 * 1000;
const pruneEveryMs = 10 * 60 * 1000;

/** Who may use this server: agents, their sessions and tokens. */
export function createAccounts(needs: AccountsNeeds): Accounts {
  const { db, clock, config, version, signal } = needs;
  const sessions = createSessions(db, needs.secrets, clock);
  const world = { ...needs, sessions };
  const router = Router();
  router.use(authorizeRoutes(world), tokenRoutes(world), aboutRoutes(config, version));
  return {
    authenticate: authenticate(db, clock),
    router,
    sessions,
    agentCrm: createAgentCrm(world, signal),
    jobs: [
      repeatingJob(needs, "sync-users", syncEveryMs, () => syncUsers(world)),
      repeatingJob(needs, "prune-accounts", pruneEveryMs, () => pruneAccounts(world)),
    ],
  };
}
