import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startProcess, type RunningProcess } from "../../../fixtures/child-process.ts";
import { hasChromium } from "../../../machine/launch-chromium.ts";
import { makeTones } from "../media/tone.ts";
import { joinSamples } from "../media/join-samples.ts";
import { writeWav } from "../media/wav.ts";
import { openBrowserPhone, type BrowserPhone } from "./testing/browser-phone.ts";
import { ExchangeAddress } from "./testing/exchange-address.ts";
import { ExchangeState } from "./testing/exchange-state.ts";
import { signToken } from "./testing/test-phone.ts";

const talker = "+15550001000";
const waiting = { timeout: 10_000 };

let exchange: RunningProcess;
let address: ExchangeAddress;
let phone: BrowserPhone;
let folder: string;

describe.skipIf(!hasChromium)("a real browser (skipped when no Chromium is found)", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "browser-call-"));
    const microphoneFile = join(folder, "microphone.wav");
    // A pulsed tone: a steady one is taken for noise.
    writeFileSync(
      microphoneFile,
      writeWav(joinSamples([makeTones([440], 0.2), new Int16Array(4800)])),
    );
    exchange = await startProcess("e2e/simulators/twilio/signalling/testing/exchange.ts", {});
    address = ExchangeAddress.parse(exchange.ready);
    phone = await openBrowserPhone({
      pageUrl: controlUrl("/"),
      microphoneFile,
      ...address,
    });
    await post(`/persons/${talker}`, { answer: { afterSeconds: 0, says: { tone: 1000 } } });
    await phone.register(await makeToken());
  }, 30_000);

  afterAll(async () => {
    await phone.close();
    await exchange.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("hears the person, is heard, presses keys, mutes, and outlives a broken socket", async () => {
    await phone.dial(talker);
    await expectTones();
    await phone.press("1155#");
    await expect.poll(async () => (await findTalker()).hears.digits, waiting).toBe("1155#");

    await phone.mute(true);
    await expect.poll(async () => (await findTalker()).hears.rms, waiting).toBe(0);
    await phone.mute(false);
    await expectTones();

    await post("/drop-sockets");
    await expect.poll(() => phone.events(), waiting).toContain("device registered");
    expect(await phone.events()).toEqual([
      "call ringing",
      "call accept",
      "device error",
      "call reconnecting 53001",
      "device unregistered",
      "call reconnected",
      "device registered",
    ]);
    await expectTones();

    await post(`/hang-up/${(await findTalker()).callSid}`);
    await expect.poll(() => phone.events(), waiting).toContain("call disconnect");
  }, 30_000);

  test("is rung by a person, accepts, and hangs up", async () => {
    const { callSid } = await post("/dial/agent_1", { says: { tone: 700 } });
    await phone.accept();
    await expect.poll(async () => Math.round((await phone.hears()) / 10), waiting).toBe(70);
    await phone.hangUp();
    await expect
      .poll(
        async () => (await readState()).persons.find((it) => it.callSid === callSid)?.state,
        waiting,
      )
      .toBe("ended");
  }, 20_000);

  test("ten calls in a row are all answered, and all freed", async () => {
    for (let calls = 0; calls < 10; calls += 1) {
      await phone.dial("+15550000200");
      expect(await phone.events()).toEqual(["call ringing", "call accept"]);
      await phone.hangUp();
    }
    await expect.poll(async () => (await readState()).openPeers, waiting).toBe(0);
  }, 20_000);

  test("a busy person is an error with its code", async () => {
    await phone.dial("+15550000486");
    expect(await phone.events()).toEqual(["call error 31486", "call disconnect"]);
  });
});

async function expectTones(): Promise<void> {
  await expect.poll(async () => Math.round((await phone.hears()) / 10), waiting).toBe(100);
  const pitch = async () => Math.round(((await findTalker()).hears.peakFrequency ?? 0) / 10);
  await expect.poll(pitch, waiting).toBe(44);
}

const controlUrl = (path: string) => `http://127.0.0.1:${address.controlPort}${path}`;

async function post(path: string, body: object = {}) {
  const response = await fetch(controlUrl(path), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return response.json();
}

const readState = async () => ExchangeState.parse(await (await fetch(controlUrl("/state"))).json());

async function findTalker() {
  const found = (await readState()).persons.find((person) => person.state === "in call");
  if (found === undefined) throw new Error("Nobody is in a call.");
  return found;
}

function makeToken(): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const outgoing = { application_sid: address.applicationSid };
  return signToken({
    key: { sid: address.keySid, secret: address.keySecret },
    claims: {
      sub: address.accountSid,
      iat: now,
      exp: now + 600,
      grants: { identity: "agent_1", voice: { incoming: { allow: true }, outgoing } },
    },
  });
}
