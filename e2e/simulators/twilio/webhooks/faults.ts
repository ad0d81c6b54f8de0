import { z } from "zod";
import { turnShape, type FaultRules } from "../fault-rules.ts";

const copies = z.int().min(1).max(20);
const ms = z.int().min(0).max(86_400_000);

/** How many attempts of one webhook it hits; a retry after that gets through. */
const attempts = z.int().min(1).max(6).default(1);

/** What can go wrong on a webhook's way. */
export const WebhookFaultAction = z.discriminatedUnion("kind", [
  /** Sent `copies` times more, with the same idempotency token. */
  z.strictObject({ kind: z.literal("duplicate"), copies }),
  /** Sent after so much of the simulator's time. */
  z.strictObject({ kind: z.literal("delay"), ms }),
  /** Held until `window` of them wait, then sent in reverse order; let go after 10 s anyhow. */
  z.strictObject({ kind: z.literal("reorder"), window: z.int().min(2).max(20) }),
  /** Never sent. */
  z.strictObject({ kind: z.literal("drop") }),
  /** Sent and worked on, but taken as answered with `status`. */
  z.strictObject({
    kind: z.literal("respond-as-if"),
    status: z.int().min(400).max(599),
    attempts,
  }),
  /** Held until the call's final status callback was delivered. */
  z.strictObject({ kind: z.literal("late") }),
  z.strictObject({
    kind: z.literal("reset"),
    cutOff: z.enum(["before-body", "after-body"]),
    attempts,
  }),
  /** Signed with a token that is not the account's. */
  z.strictObject({ kind: z.literal("forge-signature") }),
]);
export type WebhookFaultAction = z.output<typeof WebhookFaultAction>;

export const WebhookFaultRule = z.strictObject({
  /** A regular expression that some part of the URL must match. */
  urlPattern: z.string().refine(isPattern, "urlPattern must be a regular expression").default(""),
  /** Fields the webhook must carry with exactly these values, such as CallStatus. */
  fields: z.record(z.string(), z.string()).default({}),
  ...turnShape,
  action: WebhookFaultAction,
});
export type WebhookFaultRule = z.output<typeof WebhookFaultRule>;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

export type WebhookFaults = FaultRules<WebhookFaultRule>;

/** Whether a rule is about this webhook. */
export const isAbout =
  (url: string, fields: Readonly<Record<string, string>>) =>
  (rule: WebhookFaultRule): boolean =>
    new RegExp(rule.urlPattern).test(url) &&
    Object.entries(rule.fields).every(([name, value]) => fields[name] === value);
