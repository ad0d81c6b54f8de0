import * as z from "zod/mini";

/** A full international number: `+`, country code, subscriber number; 7 to 15 digits (ITU-T E.164). */
export const E164 = z
  .string()
  .check(z.regex(/^\+[1-9]\d{6,14}$/, "Send the full international number, such as +14155550152."));
export type E164 = z.infer<typeof E164>;

/** For logs: everything but the last two digits is hidden, the length kept. */
export function maskPhoneNumber(number: string): string {
  return number.replace(/\d(?=(?:\D*\d){2})/g, "•");
}
