import { createHmac } from "node:crypto";

/**
 * X-Twilio-Signature: HMAC-SHA1 over the URL as requested (no fragment), then every posted field's
 * name and value in the order of the names.
 */
export function signWebhook(
  authToken: string,
  url: string,
  postedFields: Readonly<Record<string, string>>,
): string {
  const names = Object.keys(postedFields).toSorted();
  const signed = url + names.map((name) => `${name}${postedFields[name]}`).join("");
  return createHmac("sha1", authToken).update(signed, "utf8").digest("base64");
}
