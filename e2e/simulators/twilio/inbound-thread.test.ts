import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MPEGDecoder } from "mpg123-decoder";
import twilio from "twilio";
import { z } from "zod";
import { findPeakFrequency } from "./media/spectrum.ts";
import { createOfficialClient } from "./official-client.ts";
import { startTwilioSimulator, type TwilioSimulator } from "./simulator.ts";
import {
  answerTwiml,
  startReceiver,
  type WebhookReceiver,
} from "./webhooks/testing/webhook-receiver.ts";

const ourNumber = "+12125550142";
const caller = "+12125550123";
const mobile = "+12125550177";

let server: WebhookReceiver;
let simulator: TwilioSimulator;

/** Rings a mobile that has to press 1; whoever is not put through leaves a message. */
function answer(target: string): string {
  const document = new twilio.twiml.VoiceResponse();
  if (target === "/incoming") {
    const dial = document.dial({ answerOnBridge: true, timeout: 40, action: "/after" });
    dial.number({ url: "/screen" }, mobile);
  }
  if (target === "/screen") {
    document.gather({ numDigits: 1, action: "/accept" }).say("Press 1 to take the call.");
    document.hangup();
  }
  if (target === "/after") {
    document.say("Please leave a message.");
    document.record({
      action: "/recorded",
      maxLength: 119,
      finishOnKey: "#",
      transcribe: true,
      transcribeCallback: "/transcript",
      recordingStatusCallback: "/recording",
    });
  }
  if (target === "/recorded") document.say("Thank you.");
  return document.toString();
}

beforeEach(async () => {
  server = await startReceiver((response, { target }) => answerTwiml(response, answer(target)));
  simulator = await startTwilioSimulator({
    numbers: [
      {
        phoneNumber: ourNumber,
        voiceUrl: `${server.origin}/incoming`,
        statusCallback: `${server.origin}/status`,
      },
    ],
    persons: { [mobile]: "voicemail" },
  });
});

afterEach(async () => {
  await simulator.close();
  await server.close();
});

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${simulator.origin}/control${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.ok).toBe(true);
  const text = await response.text();
  return text === "" ? undefined : JSON.parse(text);
}

const message = (fields: object) => ({
  says: { message: { says: { tone: 700 }, seconds: 8, transcript: "Call me back.", ...fields } },
});

async function ring(behaviour: object): Promise<string> {
  const call = { from: caller, to: ourNumber, behaviour };
  return z.object({ callSid: z.string() }).parse(await control("POST", "/calls/inbound", call))
    .callSid;
}

const fieldsOf = (target: string) =>
  server.received.find((webhook) => webhook.target === target)?.fields;

function officialClient() {
  const { origin, accountSid, authToken: password } = simulator;
  return createOfficialClient({ origin, accountSid, user: accountSid, password });
}

/** Asks as the real client would, where the real file would be. */
async function download(url: string): Promise<Buffer> {
  const { accountSid, authToken } = simulator;
  const { pathname } = new URL(`${url}.mp3`);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const { request } = await import("node:http");
  const asking = request(
    simulator.origin + pathname,
    { headers: { Host: "api.twilio.com" }, auth: `${accountSid}:${authToken}` },
    (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve(Buffer.concat(chunks)));
    },
  );
  asking.on("error", reject);
  asking.end();
  return promise;
}

describe("a caller whom nobody answers", () => {
  test("is not put through to the mobile's own voicemail, and leaves a message with us", async () => {
    await control("PUT", "/clock", { kind: "manual" });
    const callSid = await ring(message({ afterwards: "hang up" }));
    await control("POST", "/clock/advance", { ms: 120_000 });

    expect(server.received.map(({ target }) => target)).not.toContain("/accept");
    expect(fieldsOf("/after")).toMatchObject({ DialCallStatus: "completed", DialBridged: "false" });
    expect(fieldsOf("/recorded")).toMatchObject({
      CallSid: callSid,
      CallStatus: "completed",
      Digits: "hangup",
      RecordingDuration: "8",
    });
    expect(fieldsOf("/recording")).toMatchObject({ RecordingStatus: "completed" });
    expect(fieldsOf("/transcript")).toMatchObject({
      TranscriptionStatus: "completed",
      TranscriptionText: "Call me back.",
    });
    const url = fieldsOf("/recording")?.["RecordingUrl"] ?? "";
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const { channelData, sampleRate, samplesDecoded } = decoder.decode(await download(url));
    expect(samplesDecoded / sampleRate).toBeCloseTo(8, 0);
    const middle = channelData[0]?.subarray(sampleRate, 2 * sampleRate) ?? [];
    expect(findPeakFrequency(Int16Array.from(middle, (value) => value * 32_767))).toBeCloseTo(
      700,
      -1,
    );
    const [recording] = await officialClient().recordings.list();
    expect(recording).toMatchObject({ callSid, duration: "8" });
    expect(await control("GET", "/recordings")).toMatchObject({
      recordings: [{ status: "completed", transcription: { text: "Call me back." } }],
    });
  });

  test("may do so on a clock that runs ahead", async () => {
    await control("PUT", "/clock", { kind: "accelerated", rate: 25 });
    await ring(message({ afterwards: { press: "#" } }));
    const told = () => fieldsOf("/transcript")?.["TranscriptionText"];
    await expect.poll(told, { timeout: 20_000 }).toBe("Call me back.");
    expect(fieldsOf("/recorded")).toMatchObject({ Digits: "#", CallStatus: "in-progress" });
  });

  test.each([
    ["while it rings", { givesUpAfterSeconds: 10 }, { DialCallStatus: "canceled" }, 0],
    [
      "while the mobile's voicemail talks",
      { givesUpAfterSeconds: 27 },
      { DialBridged: "false" },
      0,
    ],
    ["before the beep", { hangsUpAfterSeconds: 1 }, undefined, 0],
    ["in the middle", message({ breaksOffAfterSeconds: 4 }), undefined, 1],
  ])("may hang up %s", async (_, behaviour, dialled, recordings) => {
    await control("PUT", "/clock", { kind: "manual" });
    const callSid = await ring(behaviour);
    await control("POST", "/clock/advance", { ms: 120_000 });
    if (dialled !== undefined) expect(fieldsOf("/after")).toMatchObject(dialled);
    expect(await officialClient().recordings.list()).toHaveLength(recordings);
    const { status } = await officialClient().calls(callSid).fetch();
    expect(status).toBe(dialled === undefined ? "completed" : "no-answer");
    expect(fieldsOf("/status")).toMatchObject({ CallSid: callSid, CallStatus: status });
  });
});

test("a mobile that presses 1 is put through", async () => {
  await control("PUT", "/clock", { kind: "manual" });
  await control("PUT", `/persons/${encodeURIComponent(mobile)}`, {
    answer: { presses: { digits: "1", afterSeconds: 3 } },
  });
  await ring({ hangsUpAfterSeconds: 20 });
  await control("POST", "/clock/advance", { ms: 60_000 });
  expect(fieldsOf("/accept")).toMatchObject({ Digits: "1", Direction: "outbound-dial" });
  expect(fieldsOf("/after")).toMatchObject({ DialBridged: "true", DialCallStatus: "completed" });
});
