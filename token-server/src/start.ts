import { createServer } from "node:http";
import { createAccounts } from "./accounts/accounts.ts";
import { createSecretBox } from "./accounts/secret-box.ts";
import { callActivity, callQueue } from "./activity/call-activity.ts";
import { createCallJob } from "./activity/write-call.ts";
import { createApp } from "./app.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Config } from "./config/config.ts";
import { pruneJobs } from "./database/jobs.ts";
import { type OpenDatabase, openDatabase } from "./database/open.ts";
import { repeatingJob } from "./database/repeating-job.ts";
import { runJobs } from "./database/run-jobs.ts";
import { createMetrics } from "./health/metrics.ts";
import { requireCaller } from "./http/caller.ts";
import { closeGently, listen } from "./http/listen.ts";
import type { Log } from "./http/log.ts";
import { createReadRecord } from "./suitecrm/agent-records.ts";
import { createCrmCalls } from "./suitecrm/calls.ts";
import { createSuitecrm } from "./suitecrm/client.ts";
import type { Fetch } from "./suitecrm/exchange.ts";
import { createFetchConversation } from "./twilio/calls.ts";
import { createTwilioClient } from "./twilio/client.ts";
import { checkSetUp } from "./twilio/set-up-check.ts";
import { verifyWebhooks } from "./twilio/verify-webhook.ts";
import { version } from "./version.ts";
import { publishCall } from "./voice/call-view.ts";
import { keepCallsSettled } from "./voice/keep-settled.ts";

export interface RunningServer {
  /** Where it listens. */
  readonly origin: string;
  /** Takes nothing new, finishes what is under way, closes. The same promise however often. */
  stop(): Promise<void>;
}

export interface ServerWorld {
  readonly log: Log;
  readonly clock?: Clock;
  /** Reaches the CRM. */
  readonly fetch?: Fetch;
  /** In place of the one the settings name; closed when the server stops. */
  readonly database?: OpenDatabase;
}

const hourMs = 3600 * 1000;

/** Puts the server together and starts it. */
export async function startServer(config: Config, world: ServerWorld): Promise<RunningServer> {
  const { log, clock = systemClock } = world;
  const stopping = new AbortController();
  const { signal } = stopping;
  const report = (error: unknown) => log.error({ err: error }, "Something unexpected happened");
  const database = world.database ?? (await openDatabase(config, report));
  const { db } = database;

  const secrets = createSecretBox(config.secretKey);
  const suitecrm = createSuitecrm(
    { apiUrl: config.crm.apiUrl, service: config.crm.service, signIn: config.crm.signIn },
    { clock, ...(world.fetch && { fetch: world.fetch }) },
  );
  const needs = { db, clock, config, version, suitecrm, secrets, report, signal };
  const accounts = createAccounts(needs);
  const readRecord = createReadRecord(config.crm, accounts.agentCrm);
  const { accountSid, apiKey, apiSecret, apiOrigin, twimlAppSid, phoneNumber } = config.twilio;
  const account = { accountSid, apiKey, apiSecret, apiOrigin };
  const twilio = createTwilioClient(account);
  const voice = {
    db,
    clock,
    account,
    twimlAppSid,
    publicUrl: config.publicUrl,
    callerId: phoneNumber,
    testLineNumber: config.testLineNumber,
    secrets,
    activity: callActivity,
    readRecord,
    fetchConversation: createFetchConversation(twilio),
  };
  const app = createApp({
    config,
    log,
    accounts,
    voice,
    events: {
      database,
      isStillSignedIn: (request) => accounts.sessions.isLive(requireCaller(request).sessionId),
      signal,
      onError: report,
    },
    verified: verifyWebhooks({
      db,
      clock,
      publicUrl: config.publicUrl,
      authTokens: config.twilio.authTokens,
      allowedAddresses: config.webhooks.allowedAddresses,
      skip: config.webhooks.skipValidation,
    }),
    health: {
      db,
      metrics: createMetrics(db, clock, true),
      metricsToken: config.metricsToken,
      stopping: signal,
    },
  });

  const prune = repeatingJob({ db, clock }, "prune-jobs", hourMs, () =>
    pruneJobs(db, { doneBefore: clock.now() - hourMs, failedBefore: clock.now() - 720 * hourMs }),
  );
  const repeating = [...accounts.jobs, prune];
  const crmCalls = createCrmCalls(suitecrm.asService());
  const writer = { db, clock, crmCalls, readRecord, publish: publishCall };
  const handlers = {
    [callQueue]: createCallJob(writer),
    ...Object.fromEntries(repeating.map(({ queue, handler }) => [queue, handler])),
  };

  const server = createServer(app);
  let origin: string;
  try {
    origin = await listen(server, config.listen);
    for (const job of repeating) await job.start();
  } catch (error) {
    server.close();
    await database.close();
    throw error;
  }
  const working = Promise.all([
    runJobs({
      database,
      handlers,
      clock,
      signal,
      onError: (error, job) =>
        log.warn({ err: error, queue: job?.queue }, "A job will be tried again"),
    }),
    keepCallsSettled(voice, { signal, onError: report }),
  ]);

  const setUp = { publicUrl: config.publicUrl, twimlAppSid, phoneNumbers: [phoneNumber] };
  checkSetUp(twilio, setUp).then(
    (findings) => findings.forEach((finding) => log.warn(finding)),
    (error: unknown) => log.warn({ err: error }, "Twilio’s set-up could not be checked"),
  );

  async function stop(): Promise<void> {
    stopping.abort();
    await closeGently(server);
    await working;
    await database.close();
  }
  let stopped: Promise<void> | undefined;
  return { origin, stop: () => (stopped ??= stop()) };
}
