import type { IncomingPhoneNumber } from "./incoming-phone-numbers.ts";
import type { Stores } from "./stores.ts";
import type { VoiceWebhooks } from "./voice-webhooks.ts";

/** Who decides about a call to our number. A TwiML App, where set, wins over the number's own URL. */
export function voiceWebhooksOf(
  number: IncomingPhoneNumber,
  { applications }: Pick<Stores, "applications">,
): { readonly webhooks: VoiceWebhooks; readonly applicationSid: string | null } {
  const application = applications.find(number.voiceApplicationSid);
  return application === undefined
    ? { webhooks: number, applicationSid: null }
    : { webhooks: application, applicationSid: application.sid };
}
