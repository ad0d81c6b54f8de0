import type { Account } from "../account.ts";
import { accountUri, rfc2822 } from "./format.ts";

const subresources = {
  addresses: "Addresses",
  applications: "Applications",
  authorized_connect_apps: "AuthorizedConnectApps",
  available_phone_numbers: "AvailablePhoneNumbers",
  balance: "Balance",
  calls: "Calls",
  conferences: "Conferences",
  connect_apps: "ConnectApps",
  incoming_phone_numbers: "IncomingPhoneNumbers",
  keys: "Keys",
  messages: "Messages",
  notifications: "Notifications",
  outgoing_caller_ids: "OutgoingCallerIds",
  queues: "Queues",
  recordings: "Recordings",
  short_codes: "SMS/ShortCodes",
  signing_keys: "SigningKeys",
  sip: "SIP",
  transcriptions: "Transcriptions",
  usage: "Usage",
};

export function accountJson(account: Account): object {
  const uri = accountUri(account.sid);
  return {
    auth_token: account.authToken,
    date_created: rfc2822(account.dateCreated),
    date_updated: rfc2822(account.dateCreated),
    friendly_name: account.friendlyName,
    owner_account_sid: account.sid,
    sid: account.sid,
    status: "active",
    subresource_uris: Object.fromEntries(
      Object.entries(subresources).map(([key, name]) => [key, `${uri}/${name}.json`]),
    ),
    type: "Full",
    uri: `${uri}.json`,
  };
}
