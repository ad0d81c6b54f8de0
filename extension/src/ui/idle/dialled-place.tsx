import type { ReadNumber } from "@ringback/shared/phone-number";
import { IconAlertTriangle, IconWorld } from "@tabler/icons-react";
import { countryName } from "../local-time/country-name.ts";
import { localTime } from "../local-time/local-time.ts";
import { useNow } from "../use-now.ts";

interface Props {
  readonly id: string;
  readonly text: string;
  readonly read: ReadNumber | undefined;
  readonly country: string;
  readonly wrong: boolean;
}

/** The line under the dial field: whom this would ring and what time it is there. */
export function DialledPlace({ id, text, read, country, wrong }: Props) {
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
      <span>{wrong ? wrongWords(text) : placeWords(read, country, now)}</span>
    </p>
  );
}

function placeWords(read: ReadNumber | undefined, country: string, now: number): string {
  if (!read) return `Without a country code: ${countryName(country)}`;
  const kind = read.kind === "other" ? "" : `, ${read.kind}`;
  const place = read.country ? `Calls ${countryName(read.country)}${kind}` : `Calls ${read.number}`;
  const there = localTime(read.number, now);
  return there ? `${place} · ${there} there` : place;
}

function wrongWords(text: string): string {
  return text.trim() === ""
    ? "Type the number you want to call."
    : "This is not a whole phone number. Check the digits and the country.";
}
