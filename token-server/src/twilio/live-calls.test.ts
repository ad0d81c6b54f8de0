import { expect, it } from "vitest";
import { account, startTwilioRest } from "../testing/twilio-api.ts";
import { createTwilioClient } from "./client.ts";
import { createLiveCalls } from "./live-calls.ts";

const callSid = `CA${"a".repeat(32)}`;
const call = {
  to: "+17185550191",
  from: "+12125550142",
  url: "https://calls.example.com/twilio/voice/screen#rc=5&rp=all",
  statusUrl: "https://calls.example.com/twilio/voice/status",
  seconds: 20,
};

/** Twilio's calls, answering each request with what the test says. */
async function startCalls(answer: Parameters<typeof startTwilioRest>[0]) {
  const { apiOrigin, seen } = await startTwilioRest(answer);
  return { calls: createLiveCalls(createTwilioClient({ ...account, apiOrigin })), seen };
}

const refusal: [number, object] = [
  400,
  { code: 21211, message: "Invalid 'To' Phone Number", more_info: "", status: 400 },
];

it("places a call that asks for our document, for as long as people are to hear it", async () => {
  const { calls, seen } = await startCalls(() => [201, { sid: callSid }]);
  expect(await calls.place(call)).toEqual({ outcome: "placed", callSid });
  expect(seen[0]?.form).toEqual({
    To: [call.to],
    From: [call.from],
    Url: [call.url],
    Method: ["POST"],
    StatusCallback: [call.statusUrl],
    StatusCallbackMethod: ["POST"],
    StatusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
    Timeout: ["15"],
  });
});

it("tells a refusal from a fault: only the second is worth another try", async () => {
  const refused = await startCalls(() => refusal);
  expect(await refused.calls.place(call)).toEqual({
    outcome: "refused",
    reason: "Invalid 'To' Phone Number",
  });
  const faulty = await startCalls(() => [500, { code: 20500, message: "oops", status: 500 }]);
  await expect(faulty.calls.place(call)).rejects.toThrow("oops");
});

it("finds a call that was placed, and not one of before", async () => {
  const listed = (created: string) => ({
    calls: [{ sid: callSid, date_created: created }],
    next_page_uri: null,
  });
  const since = Date.parse("2026-11-23T10:00:00Z");
  const now = await startCalls(() => [200, listed("Mon, 23 Nov 2026 10:00:00 +0000")]);
  expect(await now.calls.find(call.to, call.from, since)).toBe(callSid);
  const before = await startCalls(() => [200, listed("Mon, 23 Nov 2026 09:58:00 +0000")]);
  expect(await before.calls.find(call.to, call.from, since)).toBeUndefined();
});

it("redirects and ends legs, and does not mind that they are over", async () => {
  const { calls, seen } = await startCalls(() => [200, { sid: callSid }]);
  expect(await calls.redirect(callSid, "https://calls.example.com/joined")).toBe("redirected");
  await calls.end(callSid);
  await calls.cancel(callSid);
  expect(seen.map(({ form }) => form)).toEqual([
    { Url: ["https://calls.example.com/joined"], Method: ["POST"] },
    { Status: ["completed"] },
    { Status: ["canceled"] },
  ]);
  const over = await startCalls(() => [
    400,
    { code: 21220, message: "not in-progress", status: 400 },
  ]);
  expect(await over.calls.redirect(callSid, "https://calls.example.com/joined")).toBe("over");
  await expect(over.calls.end(callSid)).resolves.toBeUndefined();
  await expect(over.calls.cancel(callSid)).resolves.toBeUndefined();
});
