import {
  readDateFromUser,
  readFromUser,
  type DisplayPreferences,
} from "../records/display-time.ts";
import type { FieldDefinition } from "../records/fields/field-definition.ts";
import { cleanText } from "./html-cleaning.ts";

/** What the database ends up with when this is sent for a field. Nothing is ever refused. */
export function storedValue(
  field: FieldDefinition,
  sent: unknown,
  preferences: DisplayPreferences,
): string | null {
  if (sent === null || sent === undefined) return null;
  switch (field.dbType) {
    case "datetime":
      return storedTime(sent, preferences);
    case "date":
      return storedDate(sent, preferences);
    case "bool":
      return isYes(sent) ? "1" : "0";
    case "int":
    case "float":
      return storedNumber(sent);
    default: {
      // Cleaning leaves nothing outside the Basic Multilingual Plane, so each letter is one unit.
      return cleanText(asText(sent)).slice(0, lengthOf(field));
    }
  }
}

/** UTC as the database writes it. Any ISO form is lost: it becomes NULL without a word. */
export function isDatabaseTime(sent: unknown): sent is string {
  return (
    typeof sent === "string" &&
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(sent) &&
    !Number.isNaN(Date.parse(`${sent.replace(" ", "T")}Z`))
  );
}

function storedTime(sent: unknown, preferences: DisplayPreferences): string | null {
  if (isDatabaseTime(sent)) return sent;
  return readFromUser(asText(sent), preferences) ?? null;
}

function storedDate(sent: unknown, preferences: DisplayPreferences): string | null {
  const text = asText(sent);
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  return readDateFromUser(text, preferences) ?? null;
}

function storedNumber(sent: unknown): string | null {
  if (typeof sent === "boolean") return sent ? "1" : "0";
  const text = asText(sent).trim();
  if (text === "") return null;
  const value = Number.parseInt(text, 10);
  return String(Number.isNaN(value) ? 0 : value);
}

function isYes(sent: unknown): boolean {
  return [true, 1, "1", "true", "on", "yes"].includes(
    typeof sent === "string" ? sent.toLowerCase() : (sent as boolean | number),
  );
}

function asText(sent: unknown): string {
  if (typeof sent === "string") return sent;
  if (typeof sent === "boolean") return sent ? "1" : "";
  return typeof sent === "number" ? String(sent) : "Array";
}

function lengthOf(field: FieldDefinition): number {
  if (field.dbType === "text") return 65_535;
  if (field.dbType === "id") return 36;
  const length = Number(field.len);
  return Number.isNaN(length) || length === 0 ? 255 : length;
}
