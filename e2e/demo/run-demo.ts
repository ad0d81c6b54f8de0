import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browserFlags } from "../fixtures/browser-flags.ts";
import { freePort } from "../fixtures/free-port.ts";
import { writeMicrophoneTone } from "../fixtures/microphone-tone.ts";
import { startWorld } from "../fixtures/world.ts";
import { findChromium } from "../machine/chromium.ts";
import { buildExtension } from "./build-extension.ts";
import { openBrowser } from "./open-browser.ts";
import type { Running } from "./running.ts";

/** Both simulators, the server, the demo build, and a browser where there is a display. */
export async function runDemo(): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), "ringback-demo-"));
  const twilioPort = await freePort();
  const extension = buildExtension({ twilioPort });
  const world = await startWorld({ ports: { twilio: twilioPort } });
  const microphoneFile = join(folder, "microphone.wav");
  await writeMicrophoneTone(microphoneFile);
  const flags = browserFlags({ extension, microphoneFile, microphoneAllowed: true });
  const hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].some((name) => process.env[name]);
  const chromium = hasDisplay ? findChromium() : undefined;
  const browser =
    chromium === undefined
      ? undefined
      : openBrowser(chromium, flags, join(folder, "profile"), world.crm.origin);
  return {
    ready: {
      server: world.serverOrigin,
      crm7: world.crm.origin,
      crm8: world.crm.origin8,
      twilio: world.twilio.origin,
      extension,
      browserFlags: flags,
      users: world.users,
    },
    ended: world.ended,
    stop: async () => {
      await browser?.close();
      await world.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
