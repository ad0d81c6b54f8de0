import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import twilio from "twilio";
import { expect } from "vitest";
import { z } from "zod";
import { startProcess } from "../../../fixtures/child-process.ts";
import { sdkScript } from "../../../fixtures/voice-sdk.ts";
import { joinSamples } from "../media/join-samples.ts";
import { makeTones } from "../media/tone.ts";
import { writeWav } from "../media/wav.ts";
import { createOfficialClient } from "../official-client.ts";
import { openBrowserPhone } from "../signalling/testing/browser-phone.ts";
import { answerTwiml, startReceiver } from "../webhooks/testing/webhook-receiver.ts";

export const ourNumber = "+12125550142";
export const applicationSid = `AP${"4".repeat(32)}`;
const accountSid = `AC${"1".repeat(32)}`;
const key = { sid: `SK${"3".repeat(32)}`, secret: "the secret of the key" };

const Ready = z.object({
  origin: z.string(),
  httpsOrigin: z.string(),
  spkiHash: z.string(),
  authToken: z.string(),
});
const Persons = z.object({
  persons: z.array(
    z.object({
      number: z.string(),
      callSid: z.string().nullable(),
      hears: z.object({ peakFrequency: z.number().nullable(), rms: z.number() }).nullable(),
    }),
  ),
});

export interface BrowserThreadOptions {
  /** What the server says to Twilio. */
  readonly answer: (
    target: string,
    fields: Readonly<Record<string, string>>,
  ) => twilio.twiml.VoiceResponse;
  readonly persons: Readonly<Record<string, unknown>>;
}

/** A real browser with the real SDK, the simulator as a process of its own, and a server behind it. */
export async function startBrowserThread({ answer, persons }: BrowserThreadOptions) {
  const folder = mkdtempSync(join(tmpdir(), "browser-thread-"));
  const microphoneFile = join(folder, "microphone.wav");
  const beeps = joinSamples([makeTones([440], 0.2), new Int16Array(4800)]);
  writeFileSync(microphoneFile, writeWav(beeps));
  const server = await startReceiver((response, { target, fields }) => {
    if (target === "/") {
      response.setHeader("Content-Type", "text/html");
      return void response.end('<script src="/voice.js"></script>');
    }
    if (target === "/voice.js") return void response.end(readFileSync(sdkScript));
    answerTwiml(response, answer(target, fields).toString());
  });
  const running = await startProcess("e2e/simulators/twilio/main.ts", {
    args: [
      JSON.stringify({
        accountSid,
        keys: [key],
        applications: [{ sid: applicationSid, voiceUrl: `${server.origin}/outgoing` }],
        numbers: [{ phoneNumber: ourNumber, voiceUrl: `${server.origin}/incoming` }],
        persons,
      }),
    ],
  });
  const simulator = Ready.parse(running.ready);
  const phone = await openBrowserPhone({
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

  return {
    server,
    phone,
    client: createOfficialClient({
      origin: simulator.origin,
      accountSid,
      user: accountSid,
      password: simulator.authToken,
    }),

    async post(path: string, body: object = {}): Promise<void> {
      const response = await fetch(`${simulator.origin}/control${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      expect(response.ok).toBe(true);
    },

    async findPerson(wanted: string) {
      const response = await fetch(`${simulator.origin}/control/persons`);
      const { persons: all } = Persons.parse(await response.json());
      return all.find(({ number }) => number === wanted);
    },

    async close() {
      await phone.close();
      await running.stop();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type BrowserThread = Awaited<ReturnType<typeof startBrowserThread>>;
