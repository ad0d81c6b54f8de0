import * as z from "zod";
import { fieldErrors } from "../http/field-errors.ts";
import { ProblemError } from "../http/problem.ts";
import type { WebhookFields } from "./signature.ts";

/** A SID of one kind, such as `CA` and 32 hex digits. */
export function sidOf(prefix: string, name: string) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}[0-9a-f]{32}$`), `Send a ${name}: ${prefix} and 32 hex digits.`);
}

/** The same where it may be missing. Twilio sends fields without a value, too. */
export function optionalSidOf(prefix: string, name: string) {
  return z
    .string()
    .regex(
      new RegExp(`^(?:${prefix}[0-9a-f]{32})?$`),
      `Send a ${name}: ${prefix} and 32 hex digits.`,
    )
    .transform((text) => text || undefined)
    .optional();
}

export const optionalWhole = z
  .string()
  .regex(/^\d{0,9}$/, "Send a whole number of at most nine digits.")
  .transform((text) => (text === "" ? undefined : Number(text)))
  .optional();

/** RFC 2822, as epoch milliseconds. One that cannot be read counts as not sent. */
export const optionalTimestamp = z
  .string()
  .optional()
  .transform((text) => {
    const time = Date.parse(text ?? "");
    return Number.isNaN(time) ? undefined : time;
  });

/** Reads a webhook, or says which field is wrong. */
export function readForm<Form>(schema: z.ZodType<Form>, fields: WebhookFields): Form {
  const result = schema.safeParse(fields, { reportInput: true });
  if (result.success) return result.data;
  throw new ProblemError(400, "invalid-input", "The webhook cannot be used as it is", {
    errors: fieldErrors(result.error.issues, "body"),
  });
}
