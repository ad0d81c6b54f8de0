import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { createAccounts } from "./accounts/accounts.ts";
import { createSecretBox } from "./accounts/secret-box.ts";
import { callQueue } from "./activity/call-activity.ts";
import { createCallJob } from "./activity/write-call.ts";
import { createAfterCalls } from "./after-calls.ts";
import { createApp } from "./app.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Config } from "./config/config.ts";
import { pruneJobs } from "./database/jobs.ts";
import { type OpenDatabase, openDatabase, type Trx } from "./database/open.ts";
import { repeatingJob } from "./database/repeating-job.ts";
import { runJobs } from "./database/run-jobs.ts";
import { createMetrics } from "./health/metrics.ts";
import { requireCaller } from "./http/caller.ts";
import { closeGently, listen } from "./http/listen.ts";
import type { Log } from "./http/log.ts";
import { createPeople } from "./people/people.ts";
import { createReadSettings } from "./settings/settings-store.ts";
import { createReadRecord } from "./suitecrm/agent-records.ts";
import { createCrmCalls } from "./suitecrm/calls.ts";
import { crmOutside } from "./suitecrm/crm-outside.ts";
import { createSuitecrm } from "./suitecrm/client.ts";
import type { Fetch } from "./suitecrm/exchange.ts";
import { createFetchConversation } from "./twilio/calls.ts";
import { createTwilioClient } from "./twilio/client.ts";
import { createConferences } from "./twilio/conferences.ts";
import { checkSetUp } from "./twilio/set-up-check.ts";
import { verifyWebhooks } from "./twilio/verify-webhook.ts";
import { version } from "./version.ts";
import { createLiveCalls } from "./twilio/live-calls.ts";
import { publishCall } from "./voice/call-view.ts";
import { createLiveLookUps } from "./voice/inbound/live-look-ups.ts";
import { createMobileJob } from "./voice/inbound/mobile-jobs.ts";
import { mobileQueue } from "./voice/inbound/mobile-queue.ts";
import { keepCallsSettled } from "./voice/keep-settled.ts";
import { createSettleJob, settleQueue } from "./voice/settle.ts";
import { createLiveJob } from "./voice/live/live-job.ts";
import { liveQueue } from "./voice/live/live-store.ts";
import { lineHeartbeat } from "./voice/presence/line-heartbeat.ts";
import type { VoiceWorld } from "./voice/world.ts";

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
  /** Lets this many milliseconds pass before somebody is refused. */
  readonly pause?: (ms: number) => Promise<void>;
  /** In place of the one the settings name; closed when the server stops. */
  readonly database?: OpenDatabase;
}

/** A server that stops does not wait for it. */
const passUnnoticed = (ms: number) => wait(ms, undefined, { ref: false });
const hourMs = 3600 * 1000;
/** A large recording on a slow line takes minutes. */
const slowLeaseMs = 5 * 60 * 1000;

/** Puts the server together and starts it. */
export async function startServer(config: Config, world: ServerWorld): Promise<RunningServer> {
  const { log, clock = systemClock, pause = passUnnoticed } = world;
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
  const needs = { db, clock, config, version, suitecrm, secrets, pause, report, signal };
  const accounts = createAccounts(needs);
  const readRecord = createReadRecord(config.crm, accounts.agentCrm);
  const crm = suitecrm.asService();
  const outside = crmOutside(crm);
  const people = createPeople({ ...needs, readRecord, crmOutside: outside });
  const { accountSid, apiKey, apiSecret, apiOrigin, twimlAppSid, phoneNumber } = config.twilio;
  const account = { accountSid, apiKey, apiSecret, apiOrigin };
  const twilio = createTwilioClient(account);
  const { timeZone, locked: locks } = config;
  const readSettings = createReadSettings({ timeZone, locks });
  const metrics = createMetrics(db, clock, true);
  people.measure(metrics.registry);
  const wired = { account, twilio, crm, crmOutside: outside, metrics, readSettings, people };
  const afterCalls = createAfterCalls({ db, clock, config, ...wired });
  const voice: VoiceWorld = {
    db,
    clock,
    account,
    twimlAppSid,
    publicUrl: config.publicUrl,
    callerId: phoneNumber,
    testLineNumber: config.testLineNumber,
    secrets,
    activity: afterCalls.activity,
    recording: afterCalls.recording,
    followUps: afterCalls.followUps,
    readRecord,
    fetchConversation: createFetchConversation(twilio),
    readSettings,
    liveCalls: createLiveCalls(twilio),
    conferences: createConferences(twilio),
    callers: people.lookup,
    choosePerson: people.choose,
    lookUps: createLiveLookUps(people.lookup, clock),
    report,
  };
  const app = createApp({
    config,
    log,
    accounts,
    voice,
    people,
    afterCalls,
    events: {
      database,
      isStillSignedIn: (request) => accounts.sessions.isLive(requireCaller(request).sessionId),
      signal,
      onError: report,
      heartbeat: lineHeartbeat(voice),
    },
    settings: { db, clock, readSettings, locks },
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
      metrics,
      metricsToken: config.metricsToken,
      stopping: signal,
    },
  });

  const prune = repeatingJob({ db, clock }, "prune-jobs", hourMs, () =>
    pruneJobs(db, { doneBefore: clock.now() - hourMs, failedBefore: clock.now() - 720 * hourMs }),
  );
  const repeating = [...accounts.jobs, ...people.jobs, prune];
  const writer = {
    db,
    clock,
    crmCalls: createCrmCalls(crm),
    crmOutside: outside,
    readRecord,
    moreAbout: afterCalls.linesAbout,
    async publish(trx: Trx, callId: string, now: number) {
      await publishCall(trx, callId, now);
      await afterCalls.callWritten(trx, callId, now);
    },
  };
  const handlers = {
    ...afterCalls.handlers,
    [callQueue]: createCallJob(writer),
    ...people.handlers,
    [mobileQueue]: createMobileJob(voice),
    [liveQueue]: createLiveJob(voice),
    [settleQueue]: createSettleJob(voice),
    ...Object.fromEntries(repeating.map(({ queue, handler }) => [queue, handler])),
  };

  const server = createServer(app);
  let origin: string;
  try {
    origin = await listen(server, config.listen);
    for (const job of [...repeating, ...afterCalls.repeating]) await job.start();
  } catch (error) {
    server.close();
    await database.close();
    throw error;
  }
  const runner = {
    database,
    clock,
    signal,
    onError: (error: unknown, job: { readonly queue: string } | undefined) =>
      log.warn({ err: error, queue: job?.queue }, "A job will be tried again"),
  };
  const working = Promise.all([
    runJobs({ ...runner, handlers }),
    runJobs({ ...runner, handlers: afterCalls.slowHandlers, leaseMs: slowLeaseMs }),
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
