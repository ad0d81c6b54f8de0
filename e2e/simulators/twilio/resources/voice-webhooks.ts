export type HttpMethod = "GET" | "POST";

/** Where a number, a TwiML App or a REST call sends its webhooks; empty text means none. */
export interface VoiceWebhooks {
  readonly voiceUrl: string;
  readonly voiceMethod: HttpMethod;
  readonly voiceFallbackUrl: string;
  readonly voiceFallbackMethod: HttpMethod;
  readonly statusCallback: string;
  readonly statusCallbackMethod: HttpMethod;
}

export const noVoiceWebhooks: VoiceWebhooks = {
  voiceUrl: "",
  voiceMethod: "POST",
  voiceFallbackUrl: "",
  voiceFallbackMethod: "POST",
  statusCallback: "",
  statusCallbackMethod: "POST",
};

/** The same for texts. */
export interface TextWebhooks {
  readonly smsUrl: string;
  readonly smsMethod: HttpMethod;
  readonly smsFallbackUrl: string;
  readonly smsFallbackMethod: HttpMethod;
}

export const noTextWebhooks: TextWebhooks = {
  smsUrl: "",
  smsMethod: "POST",
  smsFallbackUrl: "",
  smsFallbackMethod: "POST",
};
