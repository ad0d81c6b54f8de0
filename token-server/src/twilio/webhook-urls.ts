/** The paths Twilio is told to call. */
export const webhookPaths = {
  outgoing: "/twilio/voice/outgoing",
  incoming: "/twilio/voice/incoming",
  status: "/twilio/voice/status",
  dialEnded: "/twilio/voice/dial-ended",
} as const;

/**
 * Absolute URL for Twilio. Without the fragment Twilio tries once and drops the event on a 5xx;
 * it is neither sent nor signed.
 */
export function callbackUrl(publicUrl: string, path: string): string {
  return `${webhookUrl(publicUrl, path)}#rc=5&rp=all`;
}

export function webhookUrl(publicUrl: string, path: string): string {
  return `${publicUrl.replace(/\/+$/, "")}${path}`;
}
