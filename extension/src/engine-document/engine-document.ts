import { browser } from "wxt/browser";
import { engine } from "../contracts/engine.ts";
import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { CodedError } from "../messaging/coded-error.ts";
import { connectTo } from "../messaging/connect.ts";

let creating: Promise<void> | undefined;

/** Makes sure that the page with the phone engine exists; it is never closed by us. */
export function ensureEngine(): Promise<void> {
  creating ??= createUnlessThere().finally(() => (creating = undefined));
  return creating;
}

async function createUnlessThere(): Promise<void> {
  if (await isThere()) return;
  try {
    await browser.offscreen.createDocument({
      url: "/offscreen.html",
      // AUDIO_PLAYBACK alone would close it after 30 seconds of silence.
      reasons: ["USER_MEDIA", "AUDIO_PLAYBACK", "WEB_RTC"],
      justification: "Carries the agent's phone calls: microphone, sound and connection.",
    });
  } catch (error) {
    // Another start of the worker was faster.
    if (!(await isThere())) throw error;
  }
}

async function isThere(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT"] });
  return contexts.length > 0;
}

export const phoneEngine = connectTo(engine);

/** Gets the engine ready to dial; starts it when it is not there. */
export async function prepareEngine(): Promise<PhoneSnapshot> {
  try {
    return await phoneEngine.prepare();
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== "no-reply") throw error;
    await ensureEngine();
    return phoneEngine.prepare();
  }
}
