import type { Application, ApplicationFields, Applications } from "../resources/applications.ts";
import { onlyGiven } from "../only-given.ts";
import type { Form } from "./form.ts";
import { accountUri, apiVersion, rfc2822, textOrNull } from "./format.ts";
import type { Resource } from "./operation.ts";
import { listPage } from "./page.ts";
import { notFound } from "./rest-error.ts";
import { readWebhookFields } from "./webhook-fields.ts";

function applicationJson(accountSid: string, application: Application): object {
  return {
    account_sid: accountSid,
    api_version: apiVersion,
    date_created: rfc2822(application.dateCreated),
    date_updated: rfc2822(application.dateUpdated),
    friendly_name: application.friendlyName,
    message_status_callback: textOrNull(application.messageStatusCallback),
    sid: application.sid,
    sms_fallback_method: application.smsFallbackMethod,
    sms_fallback_url: textOrNull(application.smsFallbackUrl),
    sms_method: application.smsMethod,
    sms_status_callback: textOrNull(application.smsStatusCallback),
    sms_url: textOrNull(application.smsUrl),
    status_callback: textOrNull(application.statusCallback),
    status_callback_method: application.statusCallbackMethod,
    uri: `${accountUri(accountSid)}/Applications/${application.sid}.json`,
    voice_caller_id_lookup: application.voiceCallerIdLookup,
    voice_fallback_method: application.voiceFallbackMethod,
    voice_fallback_url: textOrNull(application.voiceFallbackUrl),
    voice_method: application.voiceMethod,
    voice_url: textOrNull(application.voiceUrl),
    public_application_connect_enabled: application.publicApplicationConnectEnabled,
  };
}

function readFields(form: Form): ApplicationFields {
  return {
    ...readWebhookFields(form),
    ...onlyGiven({
      friendlyName: form.text("FriendlyName"),
      messageStatusCallback: form.url("MessageStatusCallback", 21510),
      smsStatusCallback: form.url("SmsStatusCallback", 21510),
      voiceCallerIdLookup: form.flag("VoiceCallerIdLookup"),
      publicApplicationConnectEnabled: form.flag("PublicApplicationConnectEnabled"),
    }),
  };
}

export function applicationsResources(
  accountSid: string,
  applications: Applications,
): readonly Resource[] {
  const toJson = (application: Application) => applicationJson(accountSid, application);
  const findApplication = (sid: string, path: string) => {
    const application = applications.find(sid);
    if (application === undefined) throw notFound(path);
    return application;
  };

  return [
    {
      path: "/Applications.json",
      operations: {
        GET: (request) => {
          const name = request.query.get("FriendlyName");
          const found = applications
            .list()
            .filter(({ friendlyName }) => name === null || friendlyName === name);
          return { status: 200, body: listPage("applications", found, toJson, request) };
        },
        POST: ({ form }) => ({ status: 201, body: toJson(applications.create(readFields(form))) }),
      },
    },
    {
      path: "/Applications/:sid.json",
      operations: {
        GET: ({ sid, path }) => ({ status: 200, body: toJson(findApplication(sid, path)) }),
        POST: ({ sid, path, form }) => {
          findApplication(sid, path);
          return { status: 200, body: toJson(applications.update(sid, readFields(form))) };
        },
        DELETE: ({ sid, path }) => {
          findApplication(sid, path);
          applications.remove(sid);
          return { status: 204 };
        },
      },
    },
  ];
}
