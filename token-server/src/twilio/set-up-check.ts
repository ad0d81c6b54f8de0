import type { TwilioClient } from "./client.ts";
import { webhookPaths, webhookUrl } from "./webhook-urls.ts";

export interface SetUp {
  readonly publicUrl: string;
  readonly twimlAppSid: string;
  /** Our numbers, E.164. */
  readonly phoneNumbers: readonly string[];
}

/**
 * Compares what Twilio is told to call with what this server answers. Each entry is a sentence
 * with the exact difference and its fix; an empty list is a good set-up.
 */
export async function checkSetUp(client: TwilioClient, setUp: SetUp): Promise<string[]> {
  const numbers = await Promise.all(
    setUp.phoneNumbers.map((number) => checkNumber(client, number, setUp.publicUrl)),
  );
  return [...(await checkApplication(client, setUp)), ...numbers.flat()];
}

async function checkApplication(client: TwilioClient, setUp: SetUp): Promise<string[]> {
  const name = `TwiML App ${setUp.twimlAppSid}`;
  const application = await client
    .applications(setUp.twimlAppSid)
    .fetch()
    .catch(nothingWhenNotFound);
  if (application === undefined) {
    return [`${name} is not in this Twilio account. Correct TWILIO_TWIML_APP_SID.`];
  }
  const expect = (path: string) => webhookUrl(setUp.publicUrl, path);
  return [
    ...differentUrl(name, "voice URL", application.voiceUrl, expect(webhookPaths.outgoing)),
    ...differentMethod(name, "voice", application.voiceMethod),
    ...differentUrl(
      name,
      "status callback",
      application.statusCallback,
      expect(webhookPaths.status),
    ),
    ...differentMethod(name, "status callback", application.statusCallbackMethod),
  ];
}

async function checkNumber(
  client: TwilioClient,
  phoneNumber: string,
  publicUrl: string,
): Promise<string[]> {
  const name = `Number ${phoneNumber}`;
  const found = await client.incomingPhoneNumbers.list({ phoneNumber, limit: 20 });
  // Twilio's filter matches parts of numbers, too.
  const number = found.find((candidate) => candidate.phoneNumber === phoneNumber);
  if (number === undefined) {
    return [
      `${name} is not in this Twilio account: people who call it back do not reach Ringback. ` +
        "Correct TWILIO_PHONE_NUMBER, or buy the number there.",
    ];
  }
  const expected = webhookUrl(publicUrl, webhookPaths.incoming);
  if (number.voiceApplicationSid) {
    return [
      `${name} hands its calls to TwiML App ${number.voiceApplicationSid}, so its own voice URL is not used. ` +
        `Remove the app from the number and set the voice URL to ${expected}.`,
    ];
  }
  return [
    ...differentUrl(name, "voice URL", number.voiceUrl, expected),
    ...differentMethod(name, "voice", number.voiceMethod),
    ...differentUrl(
      name,
      "status callback",
      number.statusCallback,
      webhookUrl(publicUrl, webhookPaths.status),
    ),
    ...differentMethod(name, "status callback", number.statusCallbackMethod),
  ];
}

function differentUrl(
  where: string,
  what: string,
  found: string | null,
  expected: string,
): string[] {
  // The fragment only tunes Twilio's retries.
  if ((found ?? "").replace(/#.*$/, "") === expected) return [];
  const now = found ? `is ${found}` : "is empty";
  return [`${where}: the ${what} ${now}. Set it to ${expected}.`];
}

function differentMethod(where: string, what: string, found: string | null): string[] {
  if (found === null || found === "" || found === "POST") return [];
  return [`${where}: the ${what} method is ${found}. Set it to POST.`];
}

function nothingWhenNotFound(error: unknown): undefined {
  if (error instanceof Error && "status" in error && error.status === 404) return undefined;
  throw error;
}
