import type { ReadNumber } from "@ringback/shared/phone-number";
import { IconAlertTriangle, IconWorld } from "@tabler/icons-react";
import { countryOfNumber } from "../../numbers/country-of-number.ts";
import { countryName } from "../../local-time/country-name.ts";
import { localTime } from "../../local-time/local-time.ts";
import { useNow } from "../use-now.ts";

interface Props {
  readonly id: string;
  readonly text: string;
  readonly read: ReadNumber | undefined;
  /** Whose number it is, where that is known. */
  readonly name: string | null;
  readonly country: string;
  readonly wrong: boolean;
}

/** The line under the dial field: whom this would ring and what time it is there. */
export function DialledPlace({ id, text, read, name, country, wrong }: Props) {
  const now = useNow(10_000);
  return (
    <p
      id={id}
      className="dial-place num"
      data-wrong={wrong}
      {...(wrong && { role: "alert" as const })}
    >
      {wrong ? (
        <IconAlertTriangle size={14} stroke={1.8} aria-hidden />
      ) : (
        <IconWorld size={14} stroke={1.8} aria-hidden />
      )}
      <span>{wrong ? wrongWords(text) : placeWords(read, name, country, now)}</span>
    </p>
  );
}

function placeWords(
  read: ReadNumber | undefined,
  name: string | null,
  country: string,
  now: number,
): string {
  if (!read) return `Without a country code: ${countryName(country)}`;
  const kind = read.kind === "other" ? "" : `, ${read.kind}`;
  const there = countryOfNumber(read.number);
  const where = there ? `${countryName(there)}${kind}` : read.number;
  const place = name === null ? `Calls ${where}` : `Calls ${name} · ${where}`;
  const time = localTime(read.number, now);
  return time ? `${place} · ${time} there` : place;
}

function wrongWords(text: string): string {
  return text.trim() === ""
    ? "Type the number you want to call."
    : "This is not a whole phone number. Check the digits and the country.";
}
