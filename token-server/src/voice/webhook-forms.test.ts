import { beforeEach, expect, it } from "vitest";
import { rootSid } from "../testing/placed-call.ts";
import { openTestDatabase } from "../testing/test-database.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";

const statusPath = "/twilio/voice/status";
const endPath = "/twilio/voice/dial-ended";
const outgoingPath = "/twilio/voice/outgoing";

let voice: StartedVoice;

beforeEach(async () => {
  voice = await startVoice(await openTestDatabase());
});

it.each([
  [outgoingPath, "CallSid", { From: "client:agent_1" }],
  [outgoingPath, "CallSid", { From: "client:agent_1", CallSid: "CA1" }],
  [outgoingPath, "From", { CallSid: rootSid }],
  [statusPath, "CallSid", { CallStatus: "ringing" }],
  [statusPath, "ParentCallSid", { CallSid: rootSid, ParentCallSid: "x" }],
  [statusPath, "CallDuration", { CallSid: rootSid, CallDuration: "long" }],
  [statusPath, "SipResponseCode", { CallSid: rootSid, SipResponseCode: "-1" }],
  [endPath, "CallSid", { DialCallStatus: "busy" }],
  [endPath, "DialCallSid", { CallSid: rootSid, DialCallSid: "x" }],
  [endPath, "DialCallDuration", { CallSid: rootSid, DialCallDuration: "1.5" }],
  // More than an integer of PostgreSQL holds.
  [endPath, "DialCallDuration", { CallSid: rootSid, DialCallDuration: "9999999999" }],
  ["/twilio/voice/incoming", "CallSid", { From: "+14155550152", To: "+12125550142" }],
  ["/twilio/voice/incoming", "From", { CallSid: rootSid, To: "+12125550142" }],
  ["/twilio/voice/incoming", "To", { CallSid: rootSid, From: "x", To: "x".repeat(257) }],
  ["/twilio/voice/looked-up?turn=1", "CallSid", {}],
  ["/twilio/voice/looked-up?turn=one", "turn", { CallSid: rootSid }],
  ["/twilio/voice/next", "turn", { CallSid: rootSid }],
  ["/twilio/voice/next?turn=1", "DialCallSid", { CallSid: rootSid, DialCallSid: "x" }],
  ["/twilio/voice/next?turn=1", "RecordingDuration", { CallSid: rootSid, RecordingDuration: "-1" }],
  ["/twilio/voice/screen?turn=1", "call", { CallSid: rootSid }],
  ["/twilio/voice/screen?turn=1&call=x", "call", { CallSid: rootSid }],
  ["/twilio/voice/screened?turn=1", "call", { CallSid: rootSid }],
  ["/twilio/voice/wait?turn=-1", "turn", { CallSid: rootSid }],
  ["/twilio/voice/wait-key?turn=1", "CallSid", { CallSid: "CA1" }],
  ["/twilio/voice/joined?turn=1.5", "turn", { CallSid: rootSid }],
  ["/twilio/voice/conference?call=x", "call", { StatusCallbackEvent: "conference-start" }],
  [`${statusPath}?agent=me`, "agent", { CallSid: rootSid }],
  [`${statusPath}?kind=other`, "kind", { CallSid: rootSid }],
])("%s names a bad %s, and its fix", async (path, field, fields) => {
  const response = await voice.webhook(path, fields);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    status: 400,
    code: "invalid-input",
    title: expect.any(String),
    errors: [
      {
        field,
        message: expect.stringMatching(
          /Send (?:text|a CallSid|a whole number|the (?:number|id) of|one of|at most)/i,
        ),
      },
    ],
  });
  expect(await voice.rows("webhook")).toEqual([]);
});

it("takes fields without a value for fields that are not there", async () => {
  const fields = { CallSid: rootSid, ParentCallSid: "", CallDuration: "", SipResponseCode: "" };
  expect((await voice.webhook(statusPath, fields)).status).toBe(200);
});
