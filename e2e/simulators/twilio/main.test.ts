import { expect, test } from "vitest";
import { z } from "zod";
import { startProcess } from "../../fixtures/child-process.ts";
import { createOfficialClient } from "./official-client.ts";

const script = "e2e/simulators/twilio/main.ts";
const Ready = z.object({
  origin: z.string(),
  httpsOrigin: z.string(),
  spkiHash: z.string(),
  accountSid: z.string(),
  keys: z.array(z.object({ sid: z.string(), secret: z.string() })),
  applications: z.array(z.object({ sid: z.string(), voiceUrl: z.string() })),
  numbers: z.array(z.object({ sid: z.string(), phoneNumber: z.string() })),
});

test("it runs as a process of its own, and ends cleanly when asked", async () => {
  const accountSid = `AC${"1".repeat(32)}`;
  const running = await startProcess(script, {
    args: [
      JSON.stringify({
        accountSid,
        authToken: "2".repeat(32),
        keys: [{ sid: `SK${"3".repeat(32)}`, secret: "secret" }],
        applications: [{ sid: `AP${"4".repeat(32)}`, voiceUrl: "http://127.0.0.1:1/voice" }],
        numbers: [{ phoneNumber: "+12125550142" }],
      }),
    ],
  });
  const ready = Ready.parse(running.ready);
  expect(ready).toMatchObject({
    accountSid,
    keys: [{ sid: `SK${"3".repeat(32)}`, secret: "secret" }],
    applications: [{ sid: `AP${"4".repeat(32)}`, voiceUrl: "http://127.0.0.1:1/voice" }],
    numbers: [{ phoneNumber: "+12125550142" }],
  });
  const client = createOfficialClient({
    origin: ready.origin,
    accountSid,
    user: accountSid,
    password: "2".repeat(32),
  });
  expect(await client.incomingPhoneNumbers.list()).toHaveLength(1);
  await running.stop();
  expect(await running.exited).toEqual([0, null]);
});

test("a wrong option stops it, and is named", async () => {
  const start = startProcess(script, {
    args: [JSON.stringify({ numbers: [{ phoneNumber: "12" }] })],
  });
  await expect(start).rejects.toThrow(
    "Option numbers.0.phoneNumber: must be a number such as +15005550006",
  );
});
