import type { CallInstructions } from "../../resources/live-calls.ts";
import type { VoiceWebhooks } from "../../resources/voice-webhooks.ts";
import type { Form } from "../form.ts";
import { invalid } from "../rest-error.ts";

const longestTwiml = 4000;

/** `Url` (or a TwiML App) wins over `Twiml`; undefined when none was sent. */
export function readCallInstructions(
  form: Form,
  application: VoiceWebhooks | undefined,
): CallInstructions | undefined {
  const url = form.url("Url", 21205);
  const method = form.method("Method", 21223) ?? "POST";
  const fallbackUrl = form.url("FallbackUrl", 21205) ?? "";
  const fallbackMethod = form.method("FallbackMethod", 21223) ?? "POST";
  const twiml = form.text("Twiml");
  if (url !== undefined && url !== "") {
    return { kind: "url", url, method, fallbackUrl, fallbackMethod };
  }
  if (application !== undefined) {
    return {
      kind: "url",
      url: application.voiceUrl,
      method: application.voiceMethod,
      fallbackUrl: application.voiceFallbackUrl,
      fallbackMethod: application.voiceFallbackMethod,
    };
  }
  if (twiml === undefined || twiml === "") return undefined;
  if (twiml.length > longestTwiml) {
    throw invalid(20001, `Twiml must not have more than ${longestTwiml} characters`);
  }
  return { kind: "twiml", twiml };
}
