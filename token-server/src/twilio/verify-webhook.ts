import type { Request, RequestHandler } from "express";
import * as z from "zod";
import { recordAudit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";
import { readForm } from "../http/bodies.ts";
import { ProblemError } from "../http/problem.ts";
import { allowAddresses } from "./allowed-addresses.ts";
import { isSignedByTwilio, type WebhookFields } from "./signature.ts";

export interface WebhookTrust {
  readonly db: Db;
  readonly clock: Clock;
  /** As Twilio knows us; what the request itself says of its host is not believed. */
  readonly publicUrl: string;
  /** The auth token, and the previous one while it is replaced. */
  readonly authTokens: readonly string[];
  /** CIDR ranges webhooks may come from; empty allows all. */
  readonly allowedAddresses: readonly string[];
  /** For development only: believe everyone. */
  readonly skip: boolean;
}

/** Reads the form and lets only Twilio through; everything else is 403 and a line in the audit log. */
export function verifyWebhooks(trust: WebhookTrust): RequestHandler[] {
  if (trust.authTokens.some((token) => token === "")) throw new Error("An auth token is empty");
  return [...readForm, letOnlyTwilioThrough(trust)];
}

const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export function readFields(request: Request): WebhookFields {
  return Fields.parse(request.body ?? {});
}

/** What our own addresses bring back; a part of what Twilio signs. */
export function readQuery(request: Request): WebhookFields {
  return Fields.parse(request.query);
}

type Doubt = "no-signature" | "wrong-signature" | "address";

function letOnlyTwilioThrough(trust: WebhookTrust): RequestHandler {
  const isAllowed = allowAddresses(trust.allowedAddresses);
  const auditRejection = limitedAudit(trust);
  const base = trust.publicUrl.replace(/\/+$/, "");

  function doubtAbout(request: Request): Doubt | undefined {
    if (trust.skip) return undefined;
    if (!isAllowed(request.ip)) return "address";
    const signature = request.get("X-Twilio-Signature");
    if (signature === undefined) return "no-signature";
    // A whole address in the request line is not how Twilio asks.
    if (!request.originalUrl.startsWith("/")) return "wrong-signature";
    const url = `${base}${request.originalUrl}`;
    const signed = { url, fields: readFields(request), signature };
    return isSignedByTwilio(signed, trust.authTokens) ? undefined : "wrong-signature";
  }

  return async (request, _response, next) => {
    const doubt = doubtAbout(request);
    if (doubt === undefined) {
      next();
      return;
    }
    await auditRejection(request, doubt);
    throw new ProblemError(403, "webhook-rejected", "This request is not from Twilio", {
      detail:
        "Its signature does not fit the configured PUBLIC_URL and TWILIO_AUTH_TOKEN, or its address is not allowed.",
    });
  };
}

const auditedPerMinute = 120;

/** Strangers must not be able to fill the database: beyond a limit a minute they are only refused. */
function limitedAudit({ db, clock }: WebhookTrust) {
  let minute = 0;
  let count = 0;
  return async (request: Request, reason: Doubt): Promise<void> => {
    const now = clock.now();
    const current = Math.floor(now / 60_000);
    if (current !== minute) {
      minute = current;
      count = 0;
    }
    count += 1;
    if (count > auditedPerMinute) return;
    const data = { path: request.path, address: request.ip ?? null, reason };
    await recordAudit(db, { action: "webhook_rejected", agentId: null, data }, now);
  };
}
