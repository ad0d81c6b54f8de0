import type { IncomingPhoneNumbers } from "../../resources/incoming-phone-numbers.ts";
import { invalid } from "../rest-error.ts";

const isE164 = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);
const isClient = (text: string): boolean => /^client:[!-~]{1,256}$/.test(text);

/** The meaning these numbers have with Twilio's test credentials. */
const magic = {
  invalid: "+15005550001",
  unroutable: "+15005550002",
  foreign: "+15005550003",
  blocked: "+15005550004",
  works: "+15005550006",
};

export function checkDestination(to: string | undefined): string {
  if (to === undefined || to === "") throw invalid(21201, "No 'To' number is specified");
  if ((!isE164(to) && !isClient(to)) || to === magic.invalid) {
    throw invalid(21211, `The phone number you are attempting to call, ${to}, is not valid.`);
  }
  if (to === magic.unroutable) {
    throw invalid(21214, `The phone number you are attempting to call, ${to}, cannot be reached.`);
  }
  if (to === magic.foreign) {
    throw invalid(
      21215,
      `Your account is not authorized to call ${to}. Check your Geo permissions.`,
    );
  }
  if (to === magic.blocked) {
    throw invalid(21216, `The phone number you are attempting to call, ${to}, is blocked.`);
  }
  return to;
}

export function checkSource(
  from: string | undefined,
  numbers: IncomingPhoneNumbers,
  to: string,
): string {
  if (from === undefined || from === "") throw invalid(21213, "No 'From' number is specified");
  if ((!isE164(from) && !isClient(from)) || from === magic.invalid) {
    throw invalid(21212, `The source phone number provided, ${from}, is not valid.`);
  }
  const isOurs = numbers.findByNumber(from) !== undefined || from === magic.works;
  if (!isOurs && !isClient(from)) {
    throw invalid(
      21210,
      `The source phone number provided, ${from}, is not yet verified for your account.`,
    );
  }
  if (from === to) {
    throw invalid(21211, `The phone number you are attempting to call, ${to}, is your own.`);
  }
  return from;
}
