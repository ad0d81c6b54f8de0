import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import twilio from "twilio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startProcess, type RunningProcess } from "../../fixtures/child-process.ts";
import { findChromium } from "../../machine/chromium.ts";
import { joinSamples } from "./media/join-samples.ts";
import { makeTones } from "./media/tone.ts";
import { writeWav } from "./media/wav.ts";
import { openBrowserPhone, type BrowserPhone } from "./signalling/testing/browser-phone.ts";
import {
  answerTwiml,
  startReceiver,
  type WebhookReceiver,
} from "./webhooks/testing/webhook-receiver.ts";

const executablePath = findChromium();
const ourNumber = "+12125550142";
const person = "+12125550177";
const accountSid = `AC${"1".repeat(32)}`;
const applicationSid = `AP${"4".repeat(32)}`;
const key = { sid: `SK${"3".repeat(32)}`, secret: "the secret of the key" };
const waiting = { timeout: 10_000 };

const Ready = z.object({ origin: z.string(), httpsOrigin: z.string(), spkiHash: z.string() });
const Persons = z.object({
  persons: z.array(
    z.object({
      number: z.string(),
      callSid: z.string().nullable(),
      hears: z.object({ peakFrequency: z.number().nullable() }).nullable(),
    }),
  ),
});

const sdk = fileURLToPath(
  new URL("../dist/twilio.min.js", import.meta.resolve("@twilio/voice-sdk")),
);

describe.skipIf(executablePath === undefined)("a browser (skipped without Chromium)", () => {
  let server: WebhookReceiver;
  let running: RunningProcess;
  let simulator: z.output<typeof Ready>;
  let phone: BrowserPhone;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "browser-thread-"));
    const microphoneFile = join(folder, "microphone.wav");
    const beeps = joinSamples([makeTones([440], 0.2), new Int16Array(4800)]);
    writeFileSync(microphoneFile, writeWav(beeps));
    server = await startReceiver((response, { target, fields }) => {
      if (target === "/") {
        response.setHeader("Content-Type", "text/html");
        return void response.end('<script src="/voice.js"></script>');
      }
      if (target === "/voice.js") return void response.end(readFileSync(sdk));
      const document = new twilio.twiml.VoiceResponse();
      const dial = () =>
        document.dial({ answerOnBridge: true, callerId: ourNumber, action: "/after" });
      if (target === "/outgoing") dial().number(fields["number"] ?? "");
      if (target === "/incoming") dial().client("agent_1");
      answerTwiml(response, document.toString());
    });
    running = await startProcess("e2e/simulators/twilio/main.ts", {
      args: [
        JSON.stringify({
          accountSid,
          keys: [key],
          applications: [{ sid: applicationSid, voiceUrl: `${server.origin}/outgoing` }],
          numbers: [{ phoneNumber: ourNumber, voiceUrl: `${server.origin}/incoming` }],
          persons: { [person]: { answer: { afterSeconds: 0, says: { tone: 1000 } } } },
        }),
      ],
    });
    simulator = Ready.parse(running.ready);
    phone = await openBrowserPhone({
      executablePath: executablePath ?? "",
      pageUrl: server.origin,
      microphoneFile,
      securePort: Number(new URL(simulator.httpsOrigin).port),
      spkiHash: simulator.spkiHash,
    });
    const { AccessToken } = twilio.jwt;
    const token = new AccessToken(accountSid, key.sid, key.secret, { identity: "agent_1" });
    token.addGrant(
      new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: applicationSid }),
    );
    await phone.register(token.toJwt());
  }, 60_000);

  afterAll(async () => {
    await phone.close();
    await running.stop();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function post(path: string, body: object = {}): Promise<void> {
    const response = await fetch(`${simulator.origin}/control${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(response.ok).toBe(true);
  }

  async function findPerson() {
    const response = await fetch(`${simulator.origin}/control/persons`);
    const { persons } = Persons.parse(await response.json());
    return persons.find(({ number }) => number === person);
  }

  async function expectTones(): Promise<void> {
    const heardFrequency = async () => (await findPerson())?.hears?.peakFrequency ?? 0;
    await expect.poll(heardFrequency, waiting).toBeCloseTo(440, -2);
    await expect.poll(() => phone.hears(), waiting).toBeCloseTo(1000, -2);
  }

  const afterDial = () => server.received.filter(({ target }) => target === "/after");

  test("calls a person through the server, and both hear each other", async () => {
    await phone.dial(person);
    await expectTones();
    const asked = server.received.find(({ target }) => target === "/outgoing");
    expect(asked?.fields).toMatchObject({
      From: "client:agent_1",
      ApplicationSid: applicationSid,
      Direction: "inbound",
      CallStatus: "ringing",
      number: person,
    });
    await post(`/calls/${(await findPerson())?.callSid}/hang-up`);
    await expect.poll(() => phone.events(), waiting).toContain("call disconnect");
    await expect
      .poll(afterDial, waiting)
      .toMatchObject([{ fields: { DialCallStatus: "completed", DialBridged: "true" } }]);
  }, 60_000);

  test("is rung by the server when a person calls our number", async () => {
    await post("/calls/inbound", {
      from: person,
      to: ourNumber,
      behaviour: { says: { tone: 1000 } },
    });
    await phone.accept();
    await expectTones();
    await phone.hangUp();
    await expect.poll(async () => afterDial().length, waiting).toBe(2);
  }, 60_000);
});
