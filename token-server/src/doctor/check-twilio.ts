import type { Config } from "../config/config.ts";
import { createTwilioClient } from "../twilio/client.ts";
import { checkSetUp } from "../twilio/set-up-check.ts";
import { bad, type Finding, good } from "./finding.ts";

/** Auth token, API key, TwiML App and number. */
export async function checkTwilio(config: Config): Promise<Finding[]> {
  const { accountSid, authTokens, apiKey, apiSecret, apiOrigin, twimlAppSid, phoneNumber } =
    config.twilio;
  const account = { accountSid, apiKey, apiSecret, apiOrigin };
  const findings: Finding[] = [];
  try {
    const withToken = createTwilioClient({
      ...account,
      apiKey: accountSid,
      apiSecret: authTokens[0] ?? "",
    });
    await withToken.incomingPhoneNumbers.list({ limit: 1 });
    findings.push(good("Twilio accepts the auth token"));
  } catch (error) {
    findings.push(asFinding(error, "auth token", "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"));
  }
  try {
    const setUp = { publicUrl: config.publicUrl, twimlAppSid, phoneNumbers: [phoneNumber] };
    const differences = await checkSetUp(createTwilioClient(account), setUp);
    findings.push(good("Twilio accepts the API key"));
    for (const difference of differences) {
      findings.push(bad("Twilio is not set up for this server", difference));
    }
    if (differences.length === 0) findings.push(good("TwiML App and number call this server"));
  } catch (error) {
    findings.push(asFinding(error, "API key", "TWILIO_API_KEY and TWILIO_API_SECRET"));
  }
  return findings;
}

function asFinding(error: unknown, what: string, variables: string): Finding {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  if (status === 401 || status === 403) {
    return bad(
      `Twilio does not accept the ${what}`,
      `Copy ${variables} again from the Twilio console.`,
    );
  }
  const reason = error instanceof Error ? error.message : "unknown reason";
  return bad(
    `Twilio could not be asked (${reason})`,
    "This machine needs https access to api.twilio.com.",
  );
}
