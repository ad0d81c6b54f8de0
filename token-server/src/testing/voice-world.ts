import type { AddressInfo } from "node:net";
import express, { Router } from "express";
import { onTestFinished } from "vitest";
import { authenticate } from "../accounts/authenticate.ts";
import { hashToken } from "../accounts/opaque-token.ts";
import { createSecretBox } from "../accounts/secret-box.ts";
import { callActivity } from "../activity/call-activity.ts";
import type { CallWriter } from "../activity/write-call.ts";
import type { OpenDatabase } from "../database/open.ts";
import { mountEvents } from "../events/routes.ts";
import { answerErrors } from "../http/problem.ts";
import { createReadRecord } from "../suitecrm/agent-records.ts";
import { createCrmCalls } from "../suitecrm/calls.ts";
import { createSuitecrm } from "../suitecrm/client.ts";
import type { TwilioConversation } from "../twilio/calls.ts";
import { signLikeTwilio, type WebhookFields } from "../twilio/signature.ts";
import { verifyWebhooks } from "../twilio/verify-webhook.ts";
import { mountVoiceWebhooks } from "../voice/webhook-routes.ts";
import { mountVoice } from "../voice/routes.ts";
import { publishCall } from "../voice/call-view.ts";
import type { VoiceWorld } from "../voice/world.ts";
import { createCrmRecords } from "./crm-records.ts";

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
    activity: options.activity ?? callActivity,
    readRecord,
    fetchConversation: async (callSid) => {
      const conversation = conversations.get(callSid);
      if (conversation instanceof Error) throw conversation;
      return conversation;
    },
  };
  const writer: CallWriter = {
    db,
    clock,
    crmCalls: createCrmCalls(suitecrm.asService()),
    readRecord,
    publish: publishCall,
  };

  const faults: unknown[] = [];
  const stopping = new AbortController();
  const router = Router();
  mountVoice(router, world);
  mountEvents(router, {
    database,
    isStillSignedIn: async (request) => {
      const token = hashToken(request.get("authorization")?.replace("Bearer ", "") ?? "");
      const row = await db
        .selectFrom("access_token")
        .innerJoin("session", "session.id", "access_token.session_id")
        .select("session.id")
        .where("access_token.hash", "=", token)
        .where("session.revoked_at", "is", null)
        .executeTakeFirst();
      return row !== undefined;
    },
    signal: stopping.signal,
    onError: (error) => faults.push(error),
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
  const app = express();
  app.use(
    authenticate(db, clock),
    router,
    answerErrors((error) => faults.push(error)),
  );
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  onTestFinished(async () => {
    stopping.abort();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  return {
    world,
    writer,
    crm,
    conversations,
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
    rows: (table: "audit_log" | "webhook" | "job" | "stream_event" | "call") =>
      db.selectFrom(table).selectAll().execute(),
    pass(ms: number) {
      now += ms;
    },
    /** Posts a webhook as Twilio would; `signature` stands in for the right one. */
    async webhook(path: string, fields: WebhookFields, signature?: string) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) {
        for (const one of [value].flat()) body.append(name, one);
      }
      const url = `${publicUrl}${path}`;
      return fetch(`${origin}${path}`, {
        method: "POST",
        headers: { "X-Twilio-Signature": signature ?? signLikeTwilio(authToken, url, fields) },
        body,
      });
    },
  };
}

export type StartedVoice = Awaited<ReturnType<typeof startVoice>>;
