import { expect, it } from "vitest";
import { account, startTwilioApi } from "../testing/twilio-api.ts";
import { createTwilioClient } from "./client.ts";
import { checkSetUp } from "./set-up-check.ts";

const twimlAppSid = `AP${"3".repeat(32)}`;
const phoneNumber = "+12125550142";
const publicUrl = "https://calls.example.com";
const goodApp = {
  sid: twimlAppSid,
  voice_url: `${publicUrl}/twilio/voice/outgoing#rc=2`,
  voice_method: "POST",
  status_callback: `${publicUrl}/twilio/voice/status`,
  status_callback_method: "POST",
};
const goodNumber = {
  phone_number: phoneNumber,
  voice_url: `${publicUrl}/twilio/voice/incoming`,
  voice_method: "POST",
  voice_application_sid: "",
  status_callback: `${publicUrl}/twilio/voice/status#rc=5&rp=all`,
  status_callback_method: "POST",
};

async function check(app: object | undefined, numbers: object[]): Promise<string[]> {
  const api = await startTwilioApi((path) => {
    if (path.includes(`/Applications/${twimlAppSid}.json`)) return app;
    return path.includes("/IncomingPhoneNumbers.json")
      ? { incoming_phone_numbers: numbers, next_page_uri: null }
      : undefined;
  });
  const client = createTwilioClient({ ...account, apiOrigin: api.origin });
  return checkSetUp(client, { publicUrl, twimlAppSid, phoneNumbers: [phoneNumber] });
}

it("finds nothing wrong with a good set-up", async () => {
  expect(await check(goodApp, [{ phone_number: "+121255501421" }, goodNumber])).toEqual([]);
});

it.each([
  [
    { voice_url: "https://old.example.com/twilio/voice/outgoing" },
    `TwiML App ${twimlAppSid}: the voice URL is https://old.example.com/twilio/voice/outgoing. ` +
      `Set it to ${publicUrl}/twilio/voice/outgoing.`,
  ],
  [{ voice_method: "GET" }, `TwiML App ${twimlAppSid}: the voice method is GET. Set it to POST.`],
  [
    { status_callback: "" },
    `TwiML App ${twimlAppSid}: the status callback is empty. Set it to ${publicUrl}/twilio/voice/status.`,
  ],
])("says what is wrong with the app: %j", async (change, sentence) => {
  expect(await check({ ...goodApp, ...change }, [goodNumber])).toEqual([sentence]);
});

it("says that the app is not there", async () => {
  expect(await check(undefined, [goodNumber])).toEqual([
    `TwiML App ${twimlAppSid} is not in this Twilio account. Correct TWILIO_TWIML_APP_SID.`,
  ]);
});

it.each([
  [
    { voice_url: null },
    `Number ${phoneNumber}: the voice URL is empty. Set it to ${publicUrl}/twilio/voice/incoming.`,
  ],
  [{ voice_method: "GET" }, `Number ${phoneNumber}: the voice method is GET. Set it to POST.`],
  [
    { status_callback: "" },
    `Number ${phoneNumber}: the status callback is empty. Set it to ${publicUrl}/twilio/voice/status.`,
  ],
])("says what is wrong with the number: %j", async (change, sentence) => {
  expect(await check(goodApp, [{ ...goodNumber, ...change }])).toEqual([sentence]);
});

it("says that an app takes the number's calls", async () => {
  const [sentence, ...others] = await check(goodApp, [
    { ...goodNumber, voice_application_sid: twimlAppSid },
  ]);
  expect(sentence).toMatch(`hands its calls to TwiML App ${twimlAppSid}`);
  expect(others).toEqual([]);
});

it("says that the number is another account's", async () => {
  const [sentence] = await check(goodApp, [{ ...goodNumber, phone_number: "+121255501421" }]);
  expect(sentence).toMatch(`Number ${phoneNumber} is not in this Twilio account`);
});
