import { randomUUID } from "node:crypto";
import type { EventLog } from "../event-log.ts";
import type { HttpMethod } from "../resources/voice-webhooks.ts";
import type { ConnectionOverrides } from "./connection-overrides.ts";
import type { CookieJar } from "./cookies.ts";
import type { WebhookFaultAction } from "./faults.ts";
import { exchange, type HttpOutcome } from "./http-exchange.ts";
import { signWebhook } from "./signature.ts";
import type { WebhookFields } from "./webhooks.ts";

export interface Delivery {
  readonly callSid: string;
  readonly url: string;
  readonly method: HttpMethod;
  readonly fields: WebhookFields;
  readonly cookies: CookieJar;
  readonly faults: readonly WebhookFaultAction[];
}

export interface SendingTools {
  readonly authToken: string;
  readonly events: EventLog;
}

export interface Attempt {
  readonly attempt: number;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
}

interface Sending extends Attempt {
  readonly overrides: ConnectionOverrides;
  readonly token: string;
  readonly target: URL;
  readonly method: HttpMethod;
  readonly fields: WebhookFields;
}

/** One signed request to one address, noted in the event log. */
export async function sendOnce(
  { authToken, events }: SendingTools,
  { callSid, cookies, faults }: Delivery,
  { attempt, deadline, overrides, token, target, method, fields }: Sending,
): Promise<HttpOutcome> {
  const url = new URL(target);
  if (method === "GET") {
    for (const [name, value] of Object.entries(fields)) url.searchParams.append(name, value);
  }
  const isForged = faults.some((fault) => fault.kind === "forge-signature");
  const signingToken = isForged ? `${authToken} of somebody else` : authToken;
  const body = method === "POST" ? new URLSearchParams(fields).toString() : "";
  const cookie = cookies.headerFor(url);
  const headers = {
    Accept: "*/*",
    "User-Agent": "TwilioProxy/1.1",
    "X-Twilio-Signature": signWebhook(signingToken, url.href, method === "POST" ? fields : {}),
    "I-Twilio-Idempotency-Token": token,
    ...(cookie === undefined ? {} : { Cookie: cookie }),
    ...(method === "POST"
      ? {
          "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
          "Content-Length": String(Buffer.byteLength(body)),
        }
      : {}),
  };
  const id = randomUUID();
  events.add("webhook.sent", { id, token, attempt, callSid, method, url: url.href, fields });
  const cutOff = faults
    .filter((fault) => fault.kind === "reset")
    .find((fault) => attempt <= fault.attempts)?.cutOff;
  const remainingMs = Math.max(1, deadline - performance.now());
  const outcome = await exchange({
    url,
    method,
    headers,
    body,
    connectTimeoutMs: Math.min(overrides.connectTimeoutMs, remainingMs),
    readTimeoutMs: Math.min(overrides.readTimeoutMs, remainingMs),
    cutOff,
  });
  const told = { id, token, attempt, callSid, url: url.href };
  if (outcome.kind !== "answered") {
    events.add("webhook.failed", { ...told, reason: outcome.kind, detail: outcome.detail });
    return outcome;
  }
  cookies.take(url, outcome.headers["set-cookie"] ?? []);
  const pretended = faults
    .filter((fault) => fault.kind === "respond-as-if")
    .find((fault) => attempt <= fault.attempts)?.status;
  const status = pretended ?? outcome.status;
  events.add("webhook.answered", {
    ...told,
    status,
    contentType: outcome.headers["content-type"] ?? "",
    body: outcome.body.subarray(0, 65_536).toString("utf8"),
  });
  return { ...outcome, status };
}
