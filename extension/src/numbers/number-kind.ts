import { parsePhoneNumberFromString, type NumberType } from "libphonenumber-js/max";

export interface NumberKind {
  readonly kind: "mobile" | "landline" | "toll-free" | "other";
  readonly takesTexts: boolean;
  readonly isMobileOrLandline: boolean;
}

/** What kind of line an E.164 number is; for a range nobody is known to have, what its neighbours are. */
export function kindOf(number: string): NumberKind {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return describe(undefined);
  return describe(parsed.getType() ?? neighbours(number, parsed.countryCallingCode));
}

function describe(type: NumberType): NumberKind {
  switch (type) {
    case "MOBILE":
    case "PAGER":
      return { kind: "mobile", takesTexts: type === "MOBILE", isMobileOrLandline: false };
    case "FIXED_LINE_OR_MOBILE":
      return { kind: "mobile", takesTexts: true, isMobileOrLandline: true };
    case "FIXED_LINE":
      return { kind: "landline", takesTexts: false, isMobileOrLandline: false };
    case "TOLL_FREE":
      return { kind: "toll-free", takesTexts: false, isMobileOrLandline: false };
    case "PREMIUM_RATE":
    case "SHARED_COST":
    case "UAN":
    case "VOICEMAIL":
      return { kind: "other", takesTexts: false, isMobileOrLandline: false };
    case "PERSONAL_NUMBER":
    case "VOIP":
    case undefined:
      return { kind: "other", takesTexts: true, isMobileOrLandline: false };
  }
}

const known = new Map<string, NumberType>();
const prefixLengths = [5, 4, 3, 2];

/** The type that all known numbers with the same first digits have. */
function neighbours(number: string, callingCode: string): NumberType {
  const national = number.slice(1 + callingCode.length);
  for (const length of prefixLengths) {
    if (national.length <= length) continue;
    const prefix = `+${callingCode}${national.slice(0, length)}`;
    const types = new Set(
      ["0", "2", "4", "7", "9"].map((digit) => typeOf(prefix.padEnd(number.length, digit))),
    );
    types.delete(undefined);
    const [type] = types;
    if (types.size === 1) return type;
    if (types.size > 1) return undefined;
  }
  return undefined;
}

function typeOf(number: string): NumberType {
  if (!known.has(number)) known.set(number, parsePhoneNumberFromString(number)?.getType());
  return known.get(number);
}
