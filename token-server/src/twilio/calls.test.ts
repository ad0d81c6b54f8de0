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
      status: "completed",
      startedAt: Date.parse("2026-11-22T10:00:07Z"),
      endedAt: Date.parse("2026-11-22T10:01:12Z"),
      durationSeconds: 65,
    },
    children: [
      {
        callSid: childSid,
        parentCallSid: rootSid,
        status: "in-progress",
        startedAt: Date.parse("2026-11-22T10:00:07Z"),
        endedAt: null,
        durationSeconds: null,
      },
    ],
  });
  const basic = Buffer.from(`${account.apiKey}:${account.apiSecret}`).toString("base64");
  expect(api.seen).toHaveLength(2);
  for (const { host, authorization } of api.seen) {
    expect([host, authorization]).toEqual(["api.twilio.com", `Basic ${basic}`]);
  }
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
