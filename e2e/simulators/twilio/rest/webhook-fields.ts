import type { TextWebhooks, VoiceWebhooks } from "../resources/voice-webhooks.ts";
import { onlyGiven, type DefinedFields } from "../only-given.ts";
import type { Form } from "./form.ts";

/** The webhook settings that numbers and TwiML Apps share, with Twilio's codes for bad ones. */
export function readWebhookFields(form: Form): DefinedFields<VoiceWebhooks & TextWebhooks> {
  return onlyGiven({
    voiceUrl: form.url("VoiceUrl", 21502),
    voiceMethod: form.method("VoiceMethod", 21503),
    voiceFallbackUrl: form.url("VoiceFallbackUrl", 21504),
    voiceFallbackMethod: form.method("VoiceFallbackMethod", 21505),
    smsUrl: form.url("SmsUrl", 21506),
    smsMethod: form.method("SmsMethod", 21507),
    smsFallbackUrl: form.url("SmsFallbackUrl", 21508),
    smsFallbackMethod: form.method("SmsFallbackMethod", 21509),
    statusCallback: form.url("StatusCallback", 21510),
    statusCallbackMethod: form.method("StatusCallbackMethod", 21511),
  });
}
