import twilio from "twilio";

/** Form fields of a webhook; a repeated key is a list. */
export type WebhookFields = Readonly<Record<string, string | string[]>>;

/** What Twilio signed: the URL as configured with Twilio and the decoded form fields. */
export interface SignedRequest {
  readonly url: string;
  readonly fields: WebhookFields;
  readonly signature: string | undefined;
}

/** Whether one of the account's tokens (two during a rotation) signed it; constant time per token. */
export function isSignedByTwilio(request: SignedRequest, authTokens: readonly string[]): boolean {
  const { signature, url, fields } = request;
  if (signature === undefined || signature === "") return false;
  return authTokens
    .map((token) => twilio.validateRequest(token, signature, url, fields))
    .includes(true);
}

/** The signature Twilio would send: for a self-check, and for tests. */
export function signLikeTwilio(authToken: string, url: string, fields: WebhookFields): string {
  return twilio.getExpectedTwilioSignature(authToken, url, fields);
}
