import type { TestAgent } from "./test-agent.ts";
import type { StartedVoice } from "./voice-world.ts";

export const rootSid = `CA${"a".repeat(32)}`;
export const childSid = `CA${"b".repeat(32)}`;
export const maiRecord = { module: "Leads", id: "00fca1eb-4394-4d7f-b4a5-5eb8c5ea60d7" };
export const mai = {
  name: "Mai Gehrke",
  title: "Head of Sales",
  account_name: "Nordwind",
  assigned_user_id: "crm-owner",
  primary_address_country: "Germany",
  do_not_call: "0",
};
export const maiNumber = "+14155550152";
let keys = 0;

/** An intent for Mai's number, and the fields with which Twilio asks about it. */
export async function askToCall(voice: StartedVoice, agent: TestAgent, more: object = {}) {
  if (voice.crm.get(`Leads/${maiRecord.id}`) === undefined) {
    voice.crm.put(`Leads/${maiRecord.id}`, mai);
  }
  const { status, body } = await agent.ask("POST", "/api/calls/intents", {
    number: maiNumber,
    record: maiRecord,
    idempotencyKey: `placed-${(keys += 1)}`,
    ...more,
  });
  if (status !== 201) throw new Error(`No intent: ${JSON.stringify(body)}`);
  const outgoing = {
    CallSid: rootSid,
    AccountSid: voice.world.account.accountSid,
    ApplicationSid: voice.world.twimlAppSid,
    From: agent.address,
    Caller: agent.address,
    To: "",
    Called: "",
    CallStatus: "ringing",
    Direction: "inbound",
    ApiVersion: "2010-04-01",
    intent: body.intent,
  };
  return { callId: body.callId, intent: body.intent, outgoing };
}

/** A call Twilio has placed. */
export async function placeCall(voice: StartedVoice, agent: TestAgent, more: object = {}) {
  const asked = await askToCall(voice, agent, more);
  const response = await voice.webhook("/twilio/voice/outgoing", asked.outgoing);
  return { ...asked, twiml: await response.text() };
}

/** A leg callback of the person's side, `seconds` after the call began. */
export function childStatus(
  startedAt: number,
  seconds: number,
  status: string,
  more: Record<string, string> = {},
) {
  return {
    CallSid: childSid,
    ParentCallSid: rootSid,
    From: "+12125550142",
    To: maiNumber,
    CallStatus: status,
    Direction: "outbound-dial",
    Timestamp: new Date(startedAt + seconds * 1000).toUTCString(),
    CallbackSource: "call-progress-events",
    ...more,
  };
}

/** The end of the `<Dial>`. */
export function dialEnded(status: string, more: Record<string, string> = {}) {
  return {
    CallSid: rootSid,
    CallStatus: "in-progress",
    Direction: "inbound",
    DialCallSid: childSid,
    DialCallStatus: status,
    DialBridged: "false",
    ...more,
  };
}

/** All webhooks of a call in which both sides talked for 65 seconds. */
export function talked(startedAt: number): [string, Record<string, string>][] {
  const bridged = { DialBridged: "true", DialCallDuration: "65" };
  const sent = (n: number, more = {}) => ({ SequenceNumber: String(n), ...more });
  const status = "/twilio/voice/status";
  return [
    [status, childStatus(startedAt, 0, "initiated", sent(0))],
    [status, childStatus(startedAt, 2, "ringing", sent(1))],
    [status, childStatus(startedAt, 7, "in-progress", sent(2))],
    [status, childStatus(startedAt, 72, "completed", sent(3, { CallDuration: "65" }))],
    ["/twilio/voice/dial-ended", dialEnded("completed", bridged)],
  ];
}

export function inTurn(voice: StartedVoice, webhooks: [string, Record<string, string>][]) {
  return webhooks.reduce<Promise<Response[]>>(async (before, [path, fields]) => {
    const responses = await before;
    return [...responses, await voice.webhook(path, fields)];
  }, Promise.resolve([]));
}
