import type { Request, Response, Router } from "express";
import type { OpenDatabase } from "../database/open.ts";
import { randomUUID } from "node:crypto";
import { type Caller, requireCaller } from "../http/caller.ts";
import { serve } from "../http/methods.ts";
import { ProblemError } from "../http/problem.ts";
import { createEventStream, newestEvent } from "./event-stream.ts";

export interface EventWorld {
  readonly database: Pick<OpenDatabase, "db" | "onCommit">;
  /** Whether the access token of this request still opens its session. */
  readonly isStillSignedIn: (request: Request) => Promise<boolean>;
  /** Ends every stream, when the server stops. */
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
  /** Hears of each stream when it is opened, at each comment, and when it is closed. */
  readonly heartbeat?: StreamHeartbeat;
  /** How often a silent stream shows that it lives. */
  readonly commentMs?: number;
  /** How often to look for what other servers wrote. */
  readonly pollMs?: number;
}

export interface StreamHeartbeat {
  beat(caller: Caller, streamId: string): Promise<void>;
  closed(caller: Caller, streamId: string): Promise<void>;
}

/** `GET /api/events`: the signed-in agent's events as they happen. */
export function mountEvents(router: Router, world: EventWorld): void {
  serve(router, "GET", "/api/events", (request, response) => openStream(world, request, response));
}

async function openStream(world: EventWorld, request: Request, response: Response): Promise<void> {
  const caller = requireCaller(request);
  const { agent } = caller;
  const lastEventId = readLastEventId(request);
  const { database, commentMs = 15_000, pollMs = 2_000 } = world;
  const newest = await newestEvent(database.db, agent.id);
  // A number from another database would wait for ever.
  const after = Math.min(lastEventId ?? newest, newest);

  response.status(200).set({
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  response.flushHeaders();
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  response.write(`id: ${after}\nevent: ready\ndata: {"type":"ready"}\n\n`);

  const stream = createEventStream(database.db, response, { agentId: agent.id, after });
  const closed = new AbortController();
  const signal = AbortSignal.any([closed.signal, world.signal]);
  response.once("close", () => closed.abort());
  signal.addEventListener("abort", () => response.end(), { once: true });

  const run = (work: () => Promise<void>) => () => {
    if (signal.aborted) return;
    work().catch((error: unknown) => {
      if (!signal.aborted) world.onError(error);
      response.destroy();
    });
  };
  const sendNews = run(async () => {
    // First, so that nothing is sent to someone who was signed out in the same commit.
    if (await world.isStillSignedIn(request)) await stream.send();
    else response.end();
  });
  const wake = onceATurn(sendNews);
  database.onCommit(wake, signal);
  const polling = setInterval(sendNews, pollMs);
  const streamId = randomUUID();
  let beaten = Promise.resolve();
  const beat = run(() => {
    beaten = beaten.then(() => world.heartbeat?.beat(caller, streamId));
    return beaten;
  });
  const commenting = setInterval(() => {
    beat();
    run(() => stream.comment("here"))();
  }, commentMs);
  signal.addEventListener("abort", () => {
    clearInterval(polling);
    clearInterval(commenting);
    // After the last beat, so that the line does not look alive again.
    beaten
      .catch(() => {})
      .then(() => world.heartbeat?.closed(caller, streamId))
      .catch(world.onError);
  });
  if (signal.aborted) response.end();
  beat();
  sendNews();
}

function readLastEventId(request: Request): number | undefined {
  const text = request.get("Last-Event-ID");
  if (text === undefined || text === "") return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new ProblemError(400, "invalid-input", "The request cannot be used as it is", {
    errors: [
      { field: "Last-Event-ID", message: "Send the id of the last event you got, a whole number." },
    ],
  });
}

/** Many commits in a row are one look. */
function onceATurn(work: () => void): () => void {
  let isComing = false;
  return () => {
    if (isComing) return;
    isComing = true;
    setImmediate(() => {
      isComing = false;
      work();
    });
  };
}
