import { join } from "node:path";
import { routes } from "@ringback/shared/routes";
import type { RequestHandler, Router } from "express";
import { callActivity } from "./activity/call-activity.ts";
import { followUpPolicy, recordingPolicy } from "./after-call-policies.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config/config.ts";
import type { Db, Trx } from "./database/open.ts";
import type { OutsideWorld } from "./database/outside-world.ts";
import { repeatingJob } from "./database/repeating-job.ts";
import type { JobHandlers } from "./database/run-jobs.ts";
import { checkTasks } from "./follow-up/check-tasks.ts";
import { countFollowUps } from "./follow-up/follow-up-metrics.ts";
import { createFollowUps } from "./follow-up/follow-ups.ts";
import { listFollowUps } from "./follow-up/list-follow-ups.ts";
import { followUpQueue } from "./follow-up/open-follow-up.ts";
import type { FollowUpWorld } from "./follow-up/world.ts";
import { createFollowUpJob } from "./follow-up/write-follow-up.ts";
import type { Metrics } from "./health/metrics.ts";
import { mount } from "./http/mount.ts";
import type { People } from "./people/people.ts";
import { countFound, createReconciliation } from "./reconciliation/reconciliation.ts";
import { createRecordingMetrics } from "./recordings/recording-metrics.ts";
import { createRecordings } from "./recordings/recordings.ts";
import { createStorages } from "./recordings/storage/storages.ts";
import { twilioTranscription } from "./recordings/transcription-provider.ts";
import type { ReadSettings } from "./settings/settings-store.ts";
import { createCrmModule } from "./suitecrm/crm-module.ts";
import type { CrmSession } from "./suitecrm/session.ts";
import { createListCalls } from "./twilio/call-list.ts";
import { createFetchConversation } from "./twilio/calls.ts";
import type { TwilioAccount, TwilioClient } from "./twilio/client.ts";
import { createOpenMedia } from "./twilio/media.ts";
import { createTwilioRecordings } from "./twilio/recordings.ts";
import { readCallerNumber } from "./twilio/caller-number.ts";
import { findKnownCaller } from "./known-caller.ts";
import { publishLiveCall } from "./voice/live/publish-live.ts";
import { factsOfConversation } from "./voice/webhook-facts.ts";

interface Needs {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Config;
  readonly account: TwilioAccount;
  readonly twilio: TwilioClient;
  /** The CRM as the service user sees it. */
  readonly crm: CrmSession;
  /** While it is away nothing is written to the CRM. */
  readonly crmOutside?: OutsideWorld;
  readonly metrics: Metrics;
  readonly readSettings: ReadSettings;
  /** Without them nobody knows whose number it is. */
  readonly people?: Pick<People, "lookup" | "touchCall">;
}

const checkTasksEveryMs = 10 * 60 * 1000;

/** What follows from calls: recordings, follow-ups, and the comparison with Twilio's own lists. */
export function createAfterCalls(needs: Needs) {
  const { db, clock, config, account, twilio, crm, metrics, readSettings } = needs;
  const { timeZone, publicUrl, dataFolder } = config;
  const { registry } = metrics;
  const crmAddress = { url: config.crm.url, apiUrl: config.crm.apiUrl };
  const outside = needs.crmOutside;
  const twilioRecordings = createTwilioRecordings(twilio);
  countFollowUps(registry, db, clock);

  const policy = followUpPolicy(readSettings);
  const followUps = createFollowUps({ policy });
  /** As voice tells of changes; here everything else that follows from them is added. */
  const activity = {
    async open(trx: Trx, callId: string, rootCallSid: string, now: number) {
      await callActivity.open(trx, callId, rootCallSid, now);
      await needs.people?.touchCall(trx, callId, now);
    },
    async change(trx: Trx, callId: string, now: number, writeAt: number | undefined) {
      await callActivity.change(trx, callId, now, writeAt);
      await followUps.callChanged(trx, callId, now);
    },
  };
  const recordings = createRecordings({
    db,
    clock,
    accountSid: account.accountSid,
    openMedia: createOpenMedia(account),
    twilio: twilioRecordings,
    storages: createStorages(dataFolder, config.recordings.s3),
    spoolFolder: join(dataFolder, "incoming"),
    policy: recordingPolicy(readSettings),
    transcription: twilioTranscription(twilioRecordings),
    listeners: {
      callChanged: (trx, callId, now) => activity.change(trx, callId, now, now),
      recordingChanged: (trx, callId, now) =>
        publishLiveCall({ recording: recordings.forVoice }, trx, callId, now),
      // The voice side tells of messages, too; but the webhook that brings it the news may be lost.
      voicemail: (trx, callId, now) => followUps.voicemail(trx, callId, now),
    },
    crm: {
      ...crmAddress,
      outside,
      notes: createCrmModule(crm, "Notes"),
      documents: createCrmModule(crm, "Documents"),
    },
    timeZone,
    publicUrl,
    callerId: config.twilio.phoneNumber,
    metrics: createRecordingMetrics(registry, db),
  });
  const followUpWorld: FollowUpWorld = {
    db,
    clock,
    policy,
    timeZone,
    crm: { ...crmAddress, outside, tasks: createCrmModule(crm, "Tasks") },
    voicemailOf: recordings.voicemailOf,
  };
  const reconciliation = createReconciliation({
    db,
    clock,
    listCalls: createListCalls(twilio),
    fetchConversation: createFetchConversation(twilio),
    recordings: twilioRecordings,
    async readOurNumbers() {
      const { settings } = await readSettings(db);
      return [config.twilio.phoneNumber, ...settings.numbers.map(({ number }) => number)];
    },
    readNumber: readCallerNumber,
    findCaller: (number) => findKnownCaller(needs.people?.lookup, number),
    legFacts: (conversation, now) =>
      factsOfConversation(conversation, { startedAt: conversation.root.startedAt ?? now, now }),
    activity,
    followUps,
    noteRecording: recordings.take,
    linkRecordings: recordings.link,
    findTranscript: recordings.findTranscript,
    noteTranscript: recordings.takeTranscript,
    found: countFound(registry),
  });
  const tasks = repeatingJob({ db, clock }, "check-tasks", checkTasksEveryMs, (signal) =>
    checkTasks(followUpWorld, signal),
  );
  const slow = [reconciliation, recordings.cleanUp, tasks];

  return {
    activity,
    recording: recordings.forVoice,
    followUps,
    linesAbout: recordings.linesAbout,
    callWritten: recordings.callWritten,
    /** Jobs to be started. */
    repeating: slow,
    handlers: { [followUpQueue]: createFollowUpJob(followUpWorld) },
    /** Work that takes minutes: to be run beside the quick ones, with a longer lease. */
    slowHandlers: {
      ...recordings.handlers,
      ...Object.fromEntries(slow.map(({ queue, handler }) => [queue, handler])),
    } satisfies JobHandlers,
    mountWebhooks: (router: Router, verified: readonly RequestHandler[]) =>
      recordings.mountWebhooks(router, verified),
    mountApi(router: Router) {
      recordings.mountApi(router);
      mount(router, routes.listFollowUps, ({ caller }) => listFollowUps(db, crmAddress, caller));
    },
  };
}

export type AfterCalls = ReturnType<typeof createAfterCalls>;
