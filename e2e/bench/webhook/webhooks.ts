import { randomBytes } from "node:crypto";
import type { TwilioAccount } from "../../fixtures/twilio-account.ts";
import { signWebhook } from "../../simulators/twilio/webhooks/signature.ts";
import type { PreparedWebhook } from "./load.ts";

const newSid = () => `CA${randomBytes(16).toString("hex")}`;

export interface Arrival {
  readonly callSid: string;
  readonly from: string;
}

/** Makes webhooks of calls to our number, signed before the clock starts. */
export function createWebhooks(account: TwilioAccount, serverOrigin: string) {
  const common = { AccountSid: account.accountSid, ApiVersion: "2010-04-01", To: account.number };
  let made = 0;

  function prepare(path: string, fields: Readonly<Record<string, string>>): PreparedWebhook {
    const form = { ...common, ...fields };
    const body = new URLSearchParams(form).toString();
    made += 1;
    return {
      path,
      body,
      headers: {
        "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
        "Content-Length": String(Buffer.byteLength(body)),
        "X-Twilio-Signature": signWebhook(account.authToken, `${serverOrigin}${path}`, form),
        // Twilio comes from many addresses, and one alone is slowed down.
        "X-Forwarded-For": `192.0.2.${made % 250}`,
      },
    };
  }

  return {
    arrivals: (count: number, fromOf: (index: number) => string): Arrival[] =>
      Array.from({ length: count }, (_, index) => ({ callSid: newSid(), from: fromOf(index) })),
    incoming: ({ callSid, from }: Arrival) =>
      prepare("/twilio/voice/incoming", {
        CallSid: callSid,
        From: from,
        CallStatus: "ringing",
        Direction: "inbound",
        Caller: from,
        Called: account.number,
        FromCountry: "US",
        ToCountry: "US",
      }),
    /** The phone that is rung for this caller rings. */
    status: ({ callSid, from }: Arrival) =>
      prepare("/twilio/voice/status", {
        CallSid: newSid(),
        ParentCallSid: callSid,
        From: from,
        CallStatus: "ringing",
        Direction: "outbound-dial",
        CallbackSource: "call-progress-events",
        Timestamp: new Date().toUTCString(),
        SequenceNumber: "1",
      }),
    /** The caller gives up while it rings. */
    gaveUp: ({ callSid, from }: Arrival) =>
      prepare("/twilio/voice/next?turn=1", {
        CallSid: callSid,
        From: from,
        CallStatus: "completed",
        Direction: "inbound",
        DialCallSid: newSid(),
        DialCallStatus: "no-answer",
        DialBridged: "false",
      }),
  };
}

export type Webhooks = ReturnType<typeof createWebhooks>;
