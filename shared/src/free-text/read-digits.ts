import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from "libphonenumber-js/max";
import type { NumberKind, Reading } from "./candidate.ts";

const kinds: Partial<Record<string, NumberKind>> = {
  MOBILE: "mobile",
  FIXED_LINE_OR_MOBILE: "mobile",
  FIXED_LINE: "landline",
  TOLL_FREE: "toll-free",
};

/** Reads text that holds digits and punctuation only; `undefined` when it is no valid number. */
export function readDigits(text: string, country: string | undefined): Reading | undefined {
  const digits = text.replace(/\D/g, "");
  if (digits.length < 6 || digits.length > 18) return undefined;
  if (text.includes("+")) return readInternational(text);
  if (digits.startsWith("00")) {
    const reading = readInternational(text.replace(/0\D*0/, "+"));
    if (reading !== undefined) return reading;
  }
  return country === undefined ? undefined : readNational(text, digits, country);
}

function readInternational(text: string): Reading | undefined {
  // +44 (0)20: the zero is for those who dial within the country.
  const withoutTrunk = text.replace(/\( ?0 ?\)/, " ");
  const parsed = parseValid(withoutTrunk) ?? parseValid(text);
  return (
    parsed && {
      ...describe(parsed),
      form: "international",
      isGroupedAsUsual: hasGroups(withoutTrunk, parsed.formatInternational()),
    }
  );
}

function readNational(text: string, digits: string, country: string): Reading | undefined {
  const parsed = parseValid(digits, country);
  if (parsed === undefined) return undefined;
  const national = parsed.formatNational();
  const isAbroad = parsed.country !== country && !digits.endsWith(parsed.nationalNumber);
  return {
    ...describe(parsed),
    form: isAbroad ? "international" : formOf(digits, parsed),
    isGroupedAsUsual:
      hasGroups(text, national) ||
      hasGroups(text, parsed.formatInternational()) ||
      hasGroups(text, parsed.formatInternational().replace(/^\S+ /, "")),
  };
}

function formOf(digits: string, parsed: PhoneNumber): Reading["form"] {
  const international = parsed.number.slice(1);
  if (digits === international && parsed.countryCallingCode !== "1")
    return "country-code-without-plus";
  const dialled = parsed.formatNational().replace(/\D/g, "");
  return digits.length < dialled.length ? "without-trunk" : "national";
}

function parseValid(text: string, country?: string): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(text.replace(/[^\d+]/g, ""), {
    ...(country !== undefined && { defaultCountry: country as CountryCode }),
    extract: false,
  });
  return parsed?.isValid() === true ? parsed : undefined;
}

function describe(parsed: PhoneNumber): Pick<Reading, "number" | "kind" | "country"> {
  return {
    number: parsed.number,
    kind: kinds[parsed.getType() ?? ""] ?? "other",
    country: parsed.country,
  };
}

function hasGroups(text: string, format: string): boolean {
  return groupsOf(text).join(" ") === groupsOf(format).join(" ");
}

function groupsOf(text: string): readonly string[] {
  return text.match(/\d+/g) ?? [];
}
