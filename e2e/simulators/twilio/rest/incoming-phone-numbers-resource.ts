import type {
  IncomingPhoneNumber,
  IncomingPhoneNumberFields,
} from "../resources/incoming-phone-numbers.ts";
import type { Stores } from "../resources/stores.ts";
import { onlyGiven } from "../only-given.ts";
import type { Form } from "./form.ts";
import { accountUri, apiVersion, rfc2822 } from "./format.ts";
import type { Resource } from "./operation.ts";
import { listPage } from "./page.ts";
import { invalid, notFound } from "./rest-error.ts";
import { readWebhookFields } from "./webhook-fields.ts";

function numberJson(accountSid: string, number: IncomingPhoneNumber): object {
  return {
    account_sid: accountSid,
    address_sid: null,
    address_requirements: "none",
    api_version: apiVersion,
    beta: false,
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    date_created: rfc2822(number.dateCreated),
    date_updated: rfc2822(number.dateUpdated),
    friendly_name: number.friendlyName,
    identity_sid: null,
    phone_number: number.phoneNumber,
    origin: "twilio",
    sid: number.sid,
    sms_application_sid: number.smsApplicationSid,
    sms_fallback_method: number.smsFallbackMethod,
    sms_fallback_url: number.smsFallbackUrl,
    sms_method: number.smsMethod,
    sms_url: number.smsUrl,
    status_callback: number.statusCallback,
    status_callback_method: number.statusCallbackMethod,
    trunk_sid: null,
    uri: `${accountUri(accountSid)}/IncomingPhoneNumbers/${number.sid}.json`,
    voice_receive_mode: "voice",
    voice_application_sid: number.voiceApplicationSid,
    voice_caller_id_lookup: number.voiceCallerIdLookup,
    voice_fallback_method: number.voiceFallbackMethod,
    voice_fallback_url: number.voiceFallbackUrl,
    voice_method: number.voiceMethod,
    voice_url: number.voiceUrl,
    emergency_status: "Inactive",
    emergency_address_sid: null,
    emergency_address_status: "unregistered",
    bundle_sid: null,
    status: "in-use",
    type: "local",
  };
}

function readFields(form: Form, { applications }: Stores): IncomingPhoneNumberFields {
  const applicationSid = (name: string) => {
    const sid = form.text(name);
    if (sid === undefined || sid === "" || applications.find(sid) !== undefined) return sid;
    throw invalid(21218, `${name} ${sid} is not valid`);
  };
  if ((form.text("TrunkSid") ?? "") !== "") form.refuse(["TrunkSid"]);
  return {
    ...readWebhookFields(form),
    ...onlyGiven({
      friendlyName: form.text("FriendlyName"),
      voiceApplicationSid: applicationSid("VoiceApplicationSid"),
      smsApplicationSid: applicationSid("SmsApplicationSid"),
      voiceCallerIdLookup: form.flag("VoiceCallerIdLookup"),
    }),
  };
}

export function incomingPhoneNumbersResources(
  accountSid: string,
  stores: Stores,
): readonly Resource[] {
  const { numbers } = stores;
  const toJson = (number: IncomingPhoneNumber) => numberJson(accountSid, number);
  const findNumber = (sid: string, path: string) => {
    const number = numbers.find(sid);
    if (number === undefined) throw notFound(path);
    return number;
  };

  return [
    {
      path: "/IncomingPhoneNumbers.json",
      operations: {
        GET: (request) => {
          const number = request.query.get("PhoneNumber");
          const name = request.query.get("FriendlyName");
          const found = numbers
            .list()
            .filter(({ phoneNumber }) => number === null || phoneNumber.includes(number))
            .filter(({ friendlyName }) => name === null || friendlyName === name);
          return { status: 200, body: listPage("incoming_phone_numbers", found, toJson, request) };
        },
      },
    },
    {
      path: "/IncomingPhoneNumbers/:sid.json",
      operations: {
        GET: ({ sid, path }) => ({ status: 200, body: toJson(findNumber(sid, path)) }),
        POST: ({ sid, path, form }) => {
          findNumber(sid, path);
          return { status: 200, body: toJson(numbers.update(sid, readFields(form, stores))) };
        },
      },
    },
  ];
}
