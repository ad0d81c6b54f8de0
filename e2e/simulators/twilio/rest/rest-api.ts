import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { Account } from "../account.ts";
import type { Clock } from "../clock.ts";
import type { EventLog } from "../event-log.ts";
import type { LiveCalls } from "../resources/live-calls.ts";
import type { Stores } from "../resources/stores.ts";
import { accountJson } from "./account-resource.ts";
import { errorReply, sendReply } from "./answer.ts";
import { applicationsResources } from "./applications-resource.ts";
import { authenticate } from "./authenticate.ts";
import { callsResources } from "./calls/calls-resource.ts";
import { conferenceRecordingsResources } from "./conferences/conference-recordings-resource.ts";
import { conferencesResources } from "./conferences/conferences-resource.ts";
import { participantsResources } from "./conferences/participants-resource.ts";
import { isAbout, type RestFaultAction, type RestFaults } from "./faults.ts";
import { readForm } from "./form.ts";
import { incomingPhoneNumbersResources } from "./incoming-phone-numbers-resource.ts";
import { keysResources } from "./keys-resource.ts";
import type { Resource, RestReply } from "./operation.ts";
import type { MediaFiles } from "../recordings/media-files.ts";
import type { MediaFaults } from "./recordings/media-faults.ts";
import { queuesResources } from "./queues/queues-resource.ts";
import { callRecordingsResources } from "./recordings/call-recordings-resource.ts";
import { mediaRoute } from "./recordings/media-route.ts";
import { recordingsResources } from "./recordings/recordings-resource.ts";
import { notFound, RestError, unauthorized } from "./rest-error.ts";

export interface RestTools {
  readonly account: Account;
  readonly stores: Stores;
  readonly liveCalls: LiveCalls;
  readonly faults: RestFaults;
  readonly mediaFaults: MediaFaults;
  readonly mediaFiles: Pick<MediaFiles, "read" | "remove">;
  readonly clock: Clock;
  readonly events: EventLog;
}

const PathParameters = z.object({
  accountSid: z.string(),
  sid: z.string().default(""),
  parentSid: z.string().default(""),
});
const FormBody = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** What answers at `api.twilio.com`. */
export function createRestApi(tools: RestTools): Router {
  const { account, stores, liveCalls, faults, clock, events } = tools;
  const api = express.Router();
  const resources: readonly Resource[] = [
    {
      path: ".json",
      needsAuthToken: true,
      operations: { GET: () => ({ status: 200, body: accountJson(account) }) },
    },
    ...callsResources(account.sid, stores, liveCalls),
    ...applicationsResources(account.sid, stores.applications),
    ...incomingPhoneNumbersResources(account.sid, stores),
    ...keysResources(stores.keys),
    ...recordingsResources(account.sid, tools),
    ...callRecordingsResources(account.sid, tools),
    ...queuesResources(account.sid, tools),
    ...conferencesResources(account.sid, tools),
    ...participantsResources(account.sid, tools),
    ...conferenceRecordingsResources(account.sid, tools),
  ];
  /** Faults of requests under way. */
  const struck = new WeakMap<Request, RestFaultAction>();

  api.use(express.urlencoded({ extended: false, parameterLimit: 10_000 }));

  api.use(async (request: Request, response: Response, next: NextFunction) => {
    const { method, path } = request;
    const action = faults.strike(isAbout(method, path))[0]?.action;
    response.once("close", () => {
      const status = response.writableEnded ? response.statusCode : "unanswered";
      events.add("rest.request", { method, path, status, fault: action?.kind ?? null });
    });
    if (action === undefined) return next();
    struck.set(request, action);
    if (action.kind === "too-many-requests") throw new RestError(429, 20429, "Too Many Requests");
    if (action.kind === "fail") throw new RestError(action.status, action.status + 20_000, "Error");
    if (action.kind === "slow") {
      await new Promise<void>((resolve) => void clock.setTimer(action.ms, resolve));
    }
    next();
  });

  for (const { path, operations, needsAuthToken = false } of resources) {
    const route = path === ".json" ? "/Accounts/:accountSid.json" : `/Accounts/:accountSid${path}`;
    api.all(`/2010-04-01${route}`, (request, response) => {
      const credential = authenticate(request.headers.authorization, account, stores.keys);
      if (credential === undefined) throw unauthorized();
      if (needsAuthToken && credential !== "auth-token") throw unauthorized();
      const { accountSid, ...sids } = PathParameters.parse(request.params);
      if (accountSid !== account.sid) throw notFound(request.path);
      sendReply(response, perform(request, operations, sids), struck.get(request));
    });
  }

  api.use(mediaRoute({ ...tools, faults: tools.mediaFaults }));

  function perform(
    request: Request,
    operations: Resource["operations"],
    sids: { readonly sid: string; readonly parentSid: string },
  ): RestReply {
    const { method, path } = request;
    const operation =
      method === "GET" || method === "POST" || method === "DELETE" ? operations[method] : undefined;
    if (operation === undefined) throw new RestError(405, 20004, "Method not allowed");
    const form = readForm(parametersOf(request));
    const query = new URL(request.originalUrl, "http://api.twilio.com").searchParams;
    const reply = operation({ ...sids, form, query, path });
    const unknown = form.unread();
    if (unknown.length > 0) events.add("rest.warning", { method, path, unknown });
    return reply;
  }

  api.use((request: Request) => {
    if (authenticate(request.headers.authorization, account, stores.keys) === undefined) {
      throw unauthorized();
    }
    throw notFound(request.path);
  });

  api.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (!(error instanceof RestError)) return next(error);
    sendReply(response, errorReply(error), struck.get(request));
  });
  return api;
}

function parametersOf(request: Request): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(FormBody.parse(request.body ?? {})).map(([name, value]) => [
      name,
      Array.isArray(value) ? value : [value],
    ]),
  );
}
