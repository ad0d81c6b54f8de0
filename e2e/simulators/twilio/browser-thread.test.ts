import twilio from "twilio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium } from "../../machine/launch-chromium.ts";
import {
  applicationSid,
  ourNumber,
  startBrowserThread,
  type BrowserThread,
} from "./testing/browser-thread.ts";

const person = "+12125550177";
const waiting = { timeout: 10_000 };

describe.skipIf(!hasChromium)("a browser (skipped without Chromium)", () => {
  let thread: BrowserThread;

  beforeAll(async () => {
    thread = await startBrowserThread({
      persons: { [person]: { answer: { afterSeconds: 0, says: { tone: 1000 } } } },
      answer(target, fields) {
        const document = new twilio.twiml.VoiceResponse();
        const dial = () =>
          document.dial({ answerOnBridge: true, callerId: ourNumber, action: "/after" });
        if (target === "/outgoing") dial().number(fields["number"] ?? "");
        if (target === "/incoming") dial().client("agent_1");
        return document;
      },
    });
  }, 60_000);

  afterAll(() => thread.close());

  async function expectTones(): Promise<void> {
    const heardFrequency = async () => (await thread.findPerson(person))?.hears?.peakFrequency ?? 0;
    await expect.poll(heardFrequency, waiting).toBeCloseTo(440, -2);
    await expect.poll(() => thread.phone.hears(), waiting).toBeCloseTo(1000, -2);
  }

  const afterDial = () => thread.server.received.filter(({ target }) => target === "/after");

  test("calls a person through the server, and both hear each other", async () => {
    const { phone, server } = thread;
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
    await thread.post(`/calls/${(await thread.findPerson(person))?.callSid}/hang-up`);
    await expect.poll(() => phone.events(), waiting).toContain("call disconnect");
    await expect
      .poll(afterDial, waiting)
      .toMatchObject([{ fields: { DialCallStatus: "completed", DialBridged: "true" } }]);
  }, 60_000);

  test("is rung by the server when a person calls our number", async () => {
    await thread.post("/calls/inbound", {
      from: person,
      to: ourNumber,
      behaviour: { says: { tone: 1000 } },
    });
    await thread.phone.accept();
    await expectTones();
    await thread.phone.hangUp();
    await expect.poll(async () => afterDial().length, waiting).toBe(2);
  }, 60_000);
});
