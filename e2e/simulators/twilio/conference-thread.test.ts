import twilio from "twilio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium } from "../../machine/launch-chromium.ts";
import { ourNumber, startBrowserThread, type BrowserThread } from "./testing/browser-thread.ts";

const customer = "+12125550177";
const colleague = "+12125550188";
const waiting = { timeout: 10_000 };
const room = "room";
/** The loudest note of the hold music. */
const music = [350, 526];

describe.skipIf(!hasChromium)("a conference (skipped without Chromium)", () => {
  let thread: BrowserThread;

  beforeAll(async () => {
    thread = await startBrowserThread({
      persons: { [colleague]: { answer: { afterSeconds: 0, says: { tone: 1500 } } } },
      answer(target) {
        const document = new twilio.twiml.VoiceResponse();
        if (target === "/incoming") {
          const dial = document.dial({ action: "/after" });
          dial.conference({ beep: "false", participantLabel: "customer" }, room);
        }
        return document;
      },
    });
  }, 60_000);

  afterAll(() => thread.close());

  async function hears(number: string): Promise<number> {
    const heard = (await thread.findPerson(number))?.hears;
    return heard === null || heard === undefined || heard.rms < 20 ? 0 : (heard.peakFrequency ?? 0);
  }

  /** Which of these notes is heard; the heard frequency itself when it is none of them. */
  const nearest = (notes: readonly number[], hertz: number) =>
    notes.some((note) => Math.abs(note - hertz) < 30) ? "music" : hertz;

  test("lets a browser hold a caller, who hears only music, and hand them on", async () => {
    const { client, phone } = thread;
    const behaviour = { says: { tone: 1000, pulsed: true } };
    await thread.post("/calls/inbound", { from: customer, to: ourNumber, behaviour });
    await expect.poll(async () => nearest(music, await hears(customer)), waiting).toBe("music");

    const find = async () => {
      const [conference] = await client.conferences.list({ friendlyName: room });
      return conference?.sid ?? "";
    };
    await expect.poll(find, waiting).not.toBe("");
    const conference = client.conferences(await find());
    await conference.participants.create({
      from: ourNumber,
      to: "client:agent_1",
      label: "agent",
      beep: "false",
      earlyMedia: false,
    });
    await phone.accept();
    await expect.poll(() => hears(customer), waiting).toBeCloseTo(440, -2);
    await expect.poll(() => phone.hears(), waiting).toBeCloseTo(1000, -2);

    await conference.participants("customer").update({ hold: true });
    await expect.poll(async () => nearest(music, await hears(customer)), waiting).toBe("music");
    await expect.poll(() => phone.hears(), waiting).toBe(0);

    await conference.participants.create({
      from: ourNumber,
      to: colleague,
      label: "colleague",
      beep: "false",
      endConferenceOnExit: true,
    });
    await expect.poll(() => hears(colleague), waiting).toBeCloseTo(440, -2);
    await expect.poll(() => phone.hears(), waiting).toBeCloseTo(1500, -2);
    expect(nearest(music, await hears(customer))).toBe("music");

    await conference.participants("customer").update({ hold: false });
    await conference.participants("agent").remove();
    await expect.poll(() => phone.events(), waiting).toContain("call disconnect");
    await expect.poll(() => hears(customer), waiting).toBeCloseTo(1500, -2);
    await expect.poll(() => hears(colleague), waiting).toBeCloseTo(1000, -2);

    await thread.post(`/calls/${(await thread.findPerson(colleague))?.callSid}/hang-up`);
    const after = () => thread.server.received.filter(({ target }) => target === "/after");
    await expect.poll(after, waiting).toMatchObject([{ fields: { DialCallStatus: "answered" } }]);
  }, 60_000);
});
