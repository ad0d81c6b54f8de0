import { createHash, timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import { Router } from "express";
import type { Db } from "../database/open.ts";
import { serve } from "../http/methods.ts";
import { ProblemError } from "../http/problem.ts";
import type { Metrics } from "./metrics.ts";

export interface HealthNeeds {
  readonly db: Db;
  readonly metrics: Metrics;
  readonly metricsToken: string | undefined;
  /** Aborts when the server begins to stop: from then on it takes no new work. */
  readonly stopping: AbortSignal;
}

/** `/health/live`: the process runs. `/health/ready`: it can do its work. `/metrics`: for Prometheus. */
export function healthRoutes({ db, metrics, metricsToken, stopping }: HealthNeeds): Router {
  const router = Router();
  serve(router, "GET", "/health/live", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "live" });
  });
  serve(router, "GET", "/health/ready", async (_request, response) => {
    if (stopping.aborted) throw notReady("The server is stopping.");
    try {
      await sql`select 1`.execute(db);
    } catch (cause) {
      throw notReady("The database does not answer.", cause);
    }
    response.set("Cache-Control", "no-store").json({ status: "ready" });
  });
  serve(router, "GET", "/metrics", async (request, response) => {
    if (
      metricsToken !== undefined &&
      !isSame(request.get("authorization"), `Bearer ${metricsToken}`)
    ) {
      throw new ProblemError(401, "metrics-token-needed", "Metrics need METRICS_TOKEN", {
        detail: "Send it as “Authorization: Bearer …”.",
        headers: { "WWW-Authenticate": 'Bearer realm="metrics"' },
      });
    }
    response
      .set("Content-Type", metrics.registry.contentType)
      .send(await metrics.registry.metrics());
  });
  return router;
}

function notReady(detail: string, cause?: unknown): ProblemError {
  return new ProblemError(503, "not-ready", "The server cannot work now", { detail, cause });
}

/** In constant time, whatever the lengths. */
function isSame(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given ?? ""), digest(expected));
}
