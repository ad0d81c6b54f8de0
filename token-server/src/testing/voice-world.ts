import { createServer } from "node:http";
import type { Settings } from "@ringback/shared/settings";
import { defaultSettings } from "@ringback/shared/settings/default-settings";
import express, { Router } from "express";
import { onTestFinished } from "vitest";
import { authenticate } from "../accounts/authenticate.ts";
import { createSecretBox } from "../accounts/secret-box.ts";
import type { AfterCalls } from "../after-calls.ts";
import { callActivity } from "../activity/call-activity.ts";
import type { CallWriter } from "../activity/write-call.ts";
import type { Clock } from "../clock.ts";
import type { OpenDatabase } from "../database/open.ts";
import { mountEvents } from "../events/routes.ts";
import { answerErrors } from "../http/problem.ts";
import { createReadRecord } from "../suitecrm/agent-records.ts";
import { createCrmCalls } from "../suitecrm/calls.ts";
import { createSuitecrm } from "../suitecrm/client.ts";
import type { ReadSettings } from "../settings/settings-store.ts";
import type { CrmSession } from "../suitecrm/session.ts";
import type { TwilioConversation } from "../twilio/calls.ts";
import { signLikeTwilio, type WebhookFields } from "../twilio/signature.ts";
import { verifyWebhooks } from "../twilio/verify-webhook.ts";
import { createLiveLookUps } from "../voice/inbound/live-look-ups.ts";
import { lineHeartbeat } from "../voice/presence/line-heartbeat.ts";
import { mountVoiceWebhooks } from "../voice/webhook-routes.ts";
import { mountVoice } from "../voice/routes.ts";
import { publishCall } from "../voice/call-view.ts";
import type { VoiceWorld } from "../voice/world.ts";
import { createCrmRecords } from "./crm-records.ts";
import { isSignedIn } from "./is-signed-in.ts";
import { listenForTest } from "./listen-for-test.ts";
import { createTold } from "./told.ts";
import { createTwilioCalls } from "./twilio-calls.ts";
import { createTwilioRooms } from "./twilio-rooms.ts";

const publicUrl = "https://calls.example.com";
const authToken = "the auth token";
const crmUrl = "https://crm.example.com";
const key = "SECRET_KEY of the tests: 0123456789abcdef";

/** The voice side of the server on a real port, with stand-ins for Twilio's REST API and the CRM. */
export async function startVoice(
  database: OpenDatabase,
  options: {
    readonly testLineNumber?: string;
    readonly authTokens?: readonly string[];
    readonly allowedAddresses?: readonly string[];
    readonly skipValidation?: boolean;
    readonly commentMs?: number;
    readonly activity?: VoiceWorld["activity"];
    readonly callers?: VoiceWorld["callers"];
    readonly choosePerson?: VoiceWorld["choosePerson"];
    readonly settings?: Settings;
    /** Puts together what follows from calls, too. */
    readonly afterCalls?: (needs: {
      readonly clock: Clock;
      readonly crm: CrmSession;
      readonly readSettings: ReadSettings;
    }) => AfterCalls;
  } = {},
) {
  const { db } = database;
  let now = Date.parse("2026-11-22T10:00:00Z");
  const clock = { now: () => now };
  const crm = createCrmRecords();
  const crmConfig = { url: crmUrl, apiUrl: `${crmUrl}/Api` };
  const oauth = { clientId: "service", clientSecret: "secret" };
  const suitecrm = createSuitecrm(
    { apiUrl: crmConfig.apiUrl, service: oauth, signIn: oauth },
    { fetch: crm.fetch, clock },
  );
  const faults: unknown[] = [];
  const settings = { current: options.settings ?? defaultSettings("UTC") };
  const readSettings = async () => ({ version: 0, settings: settings.current });
  const twilioCalls = createTwilioCalls();
  const rooms = createTwilioRooms(twilioCalls.liveCalls);
  const told = createTold();
  const afterCalls = options.afterCalls?.({ clock, crm: suitecrm.asService(), readSettings });
  const conversations = new Map<string, TwilioConversation | Error>();
  const readRecord = createReadRecord(crmConfig, async ({ agentId }) => {
    const tokens = { accessToken: agentId, refreshToken: undefined, expiresAt: now + 3_600_000 };
    return suitecrm.asAgent({
      load: async () => tokens,
      save: async () => {},
      lost: async () => {},
    });
  });
  const world: VoiceWorld = {
    db,
    clock,
    account: {
      accountSid: `AC${"1".repeat(32)}`,
      apiKey: `SK${"2".repeat(32)}`,
      apiSecret: "secret",
    },
    twimlAppSid: `AP${"3".repeat(32)}`,
    publicUrl,
    callerId: "+12125550142",
    testLineNumber: options.testLineNumber,
    secrets: createSecretBox(key),
    activity: options.activity ?? afterCalls?.activity ?? callActivity,
    recording: afterCalls?.recording ?? told.recording,
    readRecord,
    fetchConversation: async (callSid) => {
      const conversation = conversations.get(callSid);
      if (conversation instanceof Error) throw conversation;
      return conversation;
    },
    readSettings,
    liveCalls: rooms.liveCalls,
    conferences: rooms.conferences,
    callers: options.callers,
    choosePerson:
      options.choosePerson ?? (() => Promise.reject(new Error("Nobody is to be chosen"))),
    followUps: afterCalls?.followUps ?? told.followUps,
    lookUps: createLiveLookUps(options.callers, clock),
    report: (error) => faults.push(error),
  };
  const writer: CallWriter = {
    db,
    clock,
    crmCalls: createCrmCalls(suitecrm.asService()),
    readRecord,
    async publish(trx, callId, at) {
      await publishCall(trx, callId, at);
      await afterCalls?.callWritten(trx, callId, at);
    },
    ...(afterCalls && { moreAbout: afterCalls.linesAbout }),
  };

  const stopping = new AbortController();
  const router = Router();
  mountVoice(router, world);
  mountEvents(router, {
    database,
    isStillSignedIn: (request) => isSignedIn(db, request),
    signal: stopping.signal,
    onError: (error) => faults.push(error),
    heartbeat: lineHeartbeat({ db, clock }),
    ...(options.commentMs !== undefined && { commentMs: options.commentMs }),
  });
  const trust = {
    db,
    clock,
    publicUrl,
    authTokens: options.authTokens ?? [authToken],
    allowedAddresses: options.allowedAddresses ?? [],
    skip: options.skipValidation ?? false,
  };
  mountVoiceWebhooks(router, world, verifyWebhooks(trust));
  afterCalls?.mountWebhooks(router, verifyWebhooks(trust));
  afterCalls?.mountApi(router);
  const app = express();
  app.use(
    authenticate(db, clock),
    router,
    answerErrors((error) => faults.push(error)),
  );
  const origin = await listenForTest(createServer(app));
  // What is registered last runs first: streams end before the server waits for them.
  onTestFinished(() => stopping.abort());

  /** Posts a webhook as Twilio would; `signature` stands in for the right one. */
  async function webhook(path: string, fields: WebhookFields, signature?: string) {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) {
      for (const one of [value].flat()) body.append(name, one);
    }
    // Twilio neither sends nor signs what stands after the hash.
    const [address = ""] = path.split("#");
    const url = `${publicUrl}${address}`;
    return fetch(`${origin}${address}`, {
      method: "POST",
      headers: { "X-Twilio-Signature": signature ?? signLikeTwilio(authToken, url, fields) },
      body,
    });
  }
  rooms.listen(webhook);

  return {
    world,
    writer,
    crm,
    conversations,
    /** What admins decided; tests change it. */
    settings,
    /** Calls placed, redirected and ended by REST. */
    twilioCalls,
    /** Conferences that calls are led into. */
    rooms,
    /** What follow-ups and recordings were told. */
    told: told.log,
    /** What the server would have written to its log as unexpected. */
    faults,
    origin,
    now: () => now,
    /** What the audit log says of an action, oldest first. */
    async audits(action: string) {
      const query = db.selectFrom("audit_log").selectAll().where("action", "=", action);
      return (await query.orderBy("id").execute()).map(({ data, agent_id: agentId }) => ({
        agentId,
        ...(JSON.parse(data) as Record<string, unknown>),
      }));
    },
    rows: (table: "audit_log" | "webhook" | "job" | "stream_event" | "call" | "ring") =>
      db.selectFrom(table).selectAll().execute(),
    pass(ms: number) {
      now += ms;
    },
    webhook,
  };
}

export type StartedVoice = Awaited<ReturnType<typeof startVoice>>;
