import type { CallRecord } from "../../resources/calls.ts";
import { accountUri, apiVersion, formatted, rfc2822, rfc2822OrNull } from "../format.ts";

const subresources = {
  events: "Events",
  notifications: "Notifications",
  payments: "Payments",
  recordings: "Recordings",
  siprec: "Siprec",
  streams: "Streams",
  transcriptions: "Transcriptions",
  user_defined_message_subscriptions: "UserDefinedMessageSubscriptions",
  user_defined_messages: "UserDefinedMessages",
};

export function callJson(accountSid: string, call: CallRecord): object {
  const uri = `${accountUri(accountSid)}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    date_created: rfc2822(call.dateCreated),
    date_updated: rfc2822(call.dateUpdated),
    parent_call_sid: call.parentCallSid,
    account_sid: accountSid,
    to: call.to,
    to_formatted: formatted(call.to),
    from: call.from,
    from_formatted: formatted(call.from),
    phone_number_sid: call.phoneNumberSid,
    status: call.status,
    start_time: rfc2822OrNull(call.startTime),
    end_time: rfc2822OrNull(call.endTime),
    duration: call.durationSeconds === null ? null : String(call.durationSeconds),
    price: null,
    price_unit: "USD",
    direction: call.direction,
    answered_by: call.answeredBy,
    api_version: apiVersion,
    forwarded_from: call.forwardedFrom,
    group_sid: null,
    caller_name: call.callerName,
    queue_time: "0",
    trunk_sid: null,
    uri: `${uri}.json`,
    subresource_uris: Object.fromEntries(
      Object.entries(subresources).map(([key, name]) => [key, `${uri}/${name}.json`]),
    ),
  };
}
