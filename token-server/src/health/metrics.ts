import type { RequestHandler } from "express";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";

export interface Metrics {
  readonly registry: Registry;
  /** Counts and times every request by its route. Goes before the routes. */
  readonly measureRequests: RequestHandler;
}

/** What Prometheus reads. `collectProcess` adds memory, event loop and garbage collection. */
export function createMetrics(db: Db, clock: Clock, collectProcess: boolean): Metrics {
  const registry = new Registry();
  if (collectProcess) collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "ringback_http_request_duration_seconds",
    help: "Time to answer a request",
    labelNames: ["method", "route", "status"] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  countJobs(registry, db);
  countCalls(registry, db, clock);
  return { registry, measureRequests: measure(requests) };
}

function countJobs(registry: Registry, db: Db): void {
  const jobs = new Gauge({
    name: "ringback_jobs",
    help: "Jobs that wait, run or have failed",
    labelNames: ["queue", "state"] as const,
    registers: [registry],
    async collect() {
      const rows = await db
        .selectFrom("job")
        .select((row) => ["queue", "state", row.fn.countAll<number>().as("count")])
        .where("state", "<>", "done")
        .groupBy(["queue", "state"])
        .execute();
      jobs.reset();
      for (const { queue, state, count } of rows) jobs.set({ queue, state }, count);
    },
  });
}

const dayMs = 24 * 3600 * 1000;

/** Counted in the database: it is the same from every server, and survives a restart. */
function countCalls(registry: Registry, db: Db, clock: Clock): void {
  const calls = new Gauge({
    name: "ringback_calls_last_day",
    help: "Calls begun in the last 24 hours, by how they ended or how far they are",
    labelNames: ["direction", "result"] as const,
    registers: [registry],
    async collect() {
      const rows = await db
        .selectFrom("call")
        .select((row) => ["direction", "state", "outcome", row.fn.countAll<number>().as("count")])
        .where("created_at", ">", clock.now() - dayMs)
        .groupBy(["direction", "state", "outcome"])
        .execute();
      calls.reset();
      for (const { direction, state, outcome, count } of rows) {
        calls.set({ direction, result: outcome ?? state }, count);
      }
    },
  });
}

type Requests = Histogram<"method" | "route" | "status">;

function measure(requests: Requests): RequestHandler {
  return (request, response, next) => {
    const stop = requests.startTimer();
    response.once("close", () => {
      // A stream lasts as long as its reader likes.
      if (String(response.getHeader("Content-Type")).startsWith("text/event-stream")) return;
      // Only routes: an address as a stranger made it up would fill the memory.
      const route = typeof request.route?.path === "string" ? request.route.path : "none";
      stop({ method: request.method, route, status: String(response.statusCode) });
    });
    next();
  };
}
