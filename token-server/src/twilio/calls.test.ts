import { afterEach, expect, it, vi } from "vitest";
import { account, startTwilioApi } from "../testing/twilio-api.ts";
import { createFetchConversation } from "./calls.ts";
import { createTwilioClient } from "./client.ts";

const rootSid = `CA${"a".repeat(32)}`;
const childSid = `CA${"b".repeat(32)}`;
const base = `/2010-04-01/Accounts/${account.accountSid}`;
const call = {
  sid: rootSid,
  parent_call_sid: null,
  to: "+12125550142",
  status: "completed",
  start_time: "Sun, 22 Nov 2026 10:00:07 +0000",
  end_time: "Sun, 22 Nov 2026 10:01:12 +0000",
  duration: "65",
};

afterEach(() => vi.unstubAllEnvs());

it("reads a conversation with the real host's name, whatever region the environment names", async () => {
  vi.stubEnv("TWILIO_REGION", "ie1");
  vi.stubEnv("TWILIO_EDGE", "dublin");
  const child = {
    ...call,
    sid: childSid,
    parent_call_sid: rootSid,
    to: "client:agent_1",
    duration: null,
    end_time: null,
  };
  const api = await startTwilioApi((path) => {
    if (path === `${base}/Calls/${rootSid}.json`) return call;
    return path.startsWith(`${base}/Calls.json?ParentCallSid=${rootSid}`)
      ? { calls: [{ ...child, status: "in-progress" }], next_page_uri: null }
      : undefined;
  });
  const fetchConversation = createFetchConversation(
    createTwilioClient({ ...account, apiOrigin: api.origin }),
  );
  expect(await fetchConversation(rootSid)).toEqual({
    root: {
      callSid: rootSid,
      parentCallSid: null,
      to: "+12125550142",
      status: "completed",
      startedAt: Date.parse("2026-11-22T10:00:07Z"),
      endedAt: Date.parse("2026-11-22T10:01:12Z"),
      durationSeconds: 65,
    },
    children: [
      {
        callSid: childSid,
        parentCallSid: rootSid,
        to: "client:agent_1",
        status: "in-progress",
        startedAt: Date.parse("2026-11-22T10:00:07Z"),
        endedAt: null,
        durationSeconds: null,
      },
    ],
    beside: [],
  });
  const basic = Buffer.from(`${account.apiKey}:${account.apiSecret}`).toString("base64");
  expect(api.seen).toHaveLength(2);
  for (const { host, authorization } of api.seen) {
    expect([host, authorization]).toEqual(["api.twilio.com", `Basic ${basic}`]);
  }
});

it("reads calls beside a conversation, and the length of the message, where asked for", async () => {
  const recording = (source: string, status: string, duration: string) => ({
    sid: `RE${"1".repeat(32)}`,
    call_sid: rootSid,
    source,
    status,
    duration,
  });
  const api = await startTwilioApi((path) => {
    if (path === `${base}/Calls/${rootSid}.json`) return call;
    if (path === `${base}/Calls/${childSid}.json`) return { ...call, sid: childSid };
    if (path.startsWith(`${base}/Calls.json`)) return { calls: [], next_page_uri: null };
    if (!path.startsWith(`${base}/Recordings.json?CallSid=${rootSid}`)) return undefined;
    const recordings = [
      recording("RecordVerb", "completed", "21"),
      recording("RecordVerb", "processing", "40"),
      recording("DialVerb", "completed", "300"),
    ];
    return { recordings, next_page_uri: null };
  });
  const fetchConversation = createFetchConversation(
    createTwilioClient({ ...account, apiOrigin: api.origin }),
  );
  const parts = { besideCallSids: [childSid], voicemail: true };
  expect(await fetchConversation(rootSid, parts)).toMatchObject({
    beside: [{ callSid: childSid }],
    voicemailSeconds: 21,
  });
});

it("knows nothing of a call that Twilio does not know", async () => {
  const api = await startTwilioApi(() => undefined);
  const client = createTwilioClient({ ...account, apiOrigin: api.origin });
  expect(await createFetchConversation(client)(rootSid)).toBeUndefined();
});

it("throws when Twilio's answer is another failure", async () => {
  const client = createTwilioClient({ ...account, apiOrigin: "http://127.0.0.1:1" });
  await expect(createFetchConversation(client)(rootSid)).rejects.toThrow("ECONNREFUSED");
});
