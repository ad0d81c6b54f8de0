import type { CallRecord } from "../resources/calls.ts";

const isBrowser = (party: string): boolean => party.startsWith("client:");

/** Twilio knows no place for these numbers, and says so with empty fields. */
function placeOf(party: string, names: readonly string[]): Record<string, string> {
  if (isBrowser(party)) return {};
  return Object.fromEntries(
    names.flatMap((name) =>
      ["City", "Country", "State", "Zip"].map((part) => [`${name}${part}`, ""]),
    ),
  );
}

/** The fields of every voice webhook about a leg, as it stands now. */
export function standardFields(record: CallRecord, accountSid: string): Record<string, string> {
  const isFromBrowser = record.direction === "inbound" && isBrowser(record.from);
  return {
    AccountSid: accountSid,
    ApiVersion: "2010-04-01",
    ...(record.applicationSid !== null && { ApplicationSid: record.applicationSid }),
    CallSid: record.sid,
    CallStatus: record.status,
    // A browser's `To` is only a parameter it chose: Twilio has called nobody yet.
    Called: isFromBrowser ? "" : record.to,
    Caller: record.from,
    ...(record.callerName !== null && { CallerName: record.callerName }),
    Direction: record.direction,
    ...(record.forwardedFrom !== null && { ForwardedFrom: record.forwardedFrom }),
    From: record.from,
    ...(record.parentCallSid !== null && { ParentCallSid: record.parentCallSid }),
    To: record.to,
    ...placeOf(record.from, ["From", "Caller"]),
    ...(!isFromBrowser && placeOf(record.to, ["To", "Called"])),
  };
}
