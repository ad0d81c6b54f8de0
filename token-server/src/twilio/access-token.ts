import twilio from "twilio";
import type { TwilioAccount } from "./client.ts";

const { AccessToken } = twilio.jwt;
const ttlSeconds = 3600;

/** A token with which one agent's browser registers and dials through our TwiML App, for an hour. */
export function createAccessToken(
  account: TwilioAccount,
  twimlAppSid: string,
  identity: string,
): { readonly token: string; readonly expiresAt: number } {
  const token = new AccessToken(account.accountSid, account.apiKey, account.apiSecret, {
    identity,
    ttl: ttlSeconds,
  });
  token.addGrant(
    new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: twimlAppSid }),
  );
  // The library stamps the second in which it signs; a second less is never later than the truth.
  const expiresAt = (Math.floor(Date.now() / 1000) + ttlSeconds - 1) * 1000;
  return { token: token.toJwt(), expiresAt };
}
