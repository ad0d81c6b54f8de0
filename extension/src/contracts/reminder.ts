import { RecordRef } from "@ringback/shared/record-ref";
import * as z from "zod/mini";

/** A call the agent wants to make later. */
export const Reminder = z.object({
  id: z.string(),
  /** E.164. */
  number: z.string(),
  extension: z.nullable(z.string()),
  record: z.nullable(RecordRef),
  name: z.nullable(z.string()),
  /** Epoch milliseconds. */
  at: z.number(),
  /** Whether its notification was shown. */
  told: z.boolean(),
});
export type Reminder = z.infer<typeof Reminder>;

/** When to be reminded; mornings are the agent's own. */
export type ReminderWhen = "in-15-minutes" | "in-an-hour" | "tomorrow-morning";
