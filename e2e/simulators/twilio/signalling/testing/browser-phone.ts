import { loudestFrequency } from "../../../../fixtures/loudest-frequency.ts";
import type { SdkCall, SdkDevice } from "../../../../fixtures/voice-sdk.ts";
import { launchChromium } from "../../../../machine/launch-chromium.ts";

declare global {
  interface Window {
    phone: { device: SdkDevice; call?: SdkCall; events: string[] };
  }
}

/** A real browser with the real Voice SDK on an otherwise empty page. */
export interface BrowserPhone {
  register(token: string): Promise<void>;
  /** Resolves when the call is accepted or over. */
  dial(number: string): Promise<void>;
  hangUp(): Promise<void>;
  accept(): Promise<void>;
  mute(isMuted: boolean): Promise<void>;
  press(digits: string): Promise<void>;
  /** Events so far, `call error 31486` and the like. */
  events(): Promise<readonly string[]>;
  /** The loudest frequency it hears just now, in Hz; 0 in silence. */
  hears(): Promise<number>;
  close(): Promise<void>;
}

export interface BrowserPhoneOptions {
  readonly pageUrl: string;
  readonly microphoneFile: string;
  readonly securePort: number;
  readonly spkiHash: string;
}

export async function openBrowserPhone(options: BrowserPhoneOptions): Promise<BrowserPhone> {
  const browser = await launchChromium([
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-audio-capture=${options.microphoneFile}`,
    "--allow-loopback-in-peer-connection",
    "--autoplay-policy=no-user-gesture-required",
    `--host-resolver-rules=MAP *.twilio.com:443 127.0.0.1:${options.securePort}`,
    `--ignore-certificate-errors-spki-list=${options.spkiHash}`,
  ]);
  const page = await browser.newPage();
  await page.goto(options.pageUrl);

  return {
    register: (token) => page.evaluate(register, token),
    dial: (number) => page.evaluate(dial, number),
    hangUp: () => page.evaluate(() => window.phone.call?.disconnect()),
    async accept() {
      await page.waitForFunction(() => window.phone.events.includes("device incoming"));
      await page.evaluate(() => window.phone.call?.accept());
    },
    mute: (isMuted) => page.evaluate((muted) => window.phone.call?.mute(muted), isMuted),
    press: (digits) => page.evaluate((keys) => window.phone.call?.sendDigits(keys), digits),
    events: () => page.evaluate(() => window.phone.events),
    async hears() {
      const stream = await page.evaluateHandle(() => window.phone.call?.getRemoteStream());
      return stream.evaluate(loudestFrequency);
    },
    close: () => browser.close(),
  };
}

async function register(token: string): Promise<void> {
  const device = new window.Twilio.Device(token, {
    codecPreferences: ["opus", "pcmu"],
    enableImprovedSignalingErrorPrecision: true,
    maxCallSignalingTimeoutMs: 30_000,
    logLevel: "silent",
  });
  window.phone = { device, events: [] };
  for (const event of ["registered", "unregistered", "error"]) {
    device.on(event, () => window.phone.events.push(`device ${event}`));
  }
  device.on("incoming", (call) => {
    window.phone.call = call;
    window.phone.events.push("device incoming");
    call.on("disconnect", () => window.phone.events.push("call disconnect"));
  });
  await device.register();
}

async function dial(number: string): Promise<void> {
  const call = await window.phone.device.connect({ params: { number } });
  window.phone.call = call;
  window.phone.events = [];
  for (const event of ["ringing", "accept", "disconnect", "error", "reconnecting", "reconnected"]) {
    call.on(event, (detail) => {
      window.phone.events.push(["call", event, detail?.code ?? ""].join(" ").trim());
    });
  }
  await new Promise<void>((resolve) => {
    call.on("accept", () => resolve());
    call.on("disconnect", () => resolve());
  });
}
