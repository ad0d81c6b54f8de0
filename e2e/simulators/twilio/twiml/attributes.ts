import { z } from "zod";
import type { Element } from "./element.ts";

/** Notes a 12200: Twilio goes on without what it did not understand. */
export type Warn = (message: string) => void;

export const Method = z.enum(["GET", "POST"]);
export const Flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** A set of telephone keys; empty means none of them. */
export const Keys = z.string().regex(/^[0-9*#]*$/);

/** Digits only, within bounds. */
export const whole = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));

/** Several of `words`, parted by spaces. */
export const listOf = <const Word extends string>(words: readonly Word[]) =>
  z
    .string()
    .transform((text) => text.split(" ").filter((word) => word !== ""))
    .pipe(z.array(z.enum(words)));

/** Reads what `schema` knows; names are case-sensitive, and what is wrong is as good as not set. */
export function readAttributes<Shape extends z.ZodRawShape>(
  element: Element,
  schema: z.ZodObject<Shape>,
  warn: Warn,
): z.output<z.ZodObject<Shape>> {
  const given = Object.entries(element.attributes);
  const known = given.filter(([name]) => Object.hasOwn(schema.shape, name));
  for (const [name] of given) {
    if (!Object.hasOwn(schema.shape, name)) {
      warn(`Attribute '${name}' is not allowed to appear in element '${element.name}'.`);
    }
  }
  const result = schema.safeParse(Object.fromEntries(known));
  if (result.success) return result.data;
  const wrong = new Set(result.error.issues.map((issue) => String(issue.path[0])));
  for (const name of wrong) {
    warn(`Attribute '${name}' of element '${element.name}' has no valid value.`);
  }
  return schema.parse(Object.fromEntries(known.filter(([name]) => !wrong.has(name))));
}
