import { CallId } from "@ringback/shared/call";
import { RecordRef } from "@ringback/shared/record-ref";
import * as z from "zod/mini";

/**
 * A number handed to the phone's own screen, in `storage.session`: the agent reads it there and
 * presses Call or Text. The view that shows it takes it away.
 */
export const Handover = z.object({
  what: z.enum(["call", "text"]),
  /** E.164. */
  number: z.string(),
  extension: z.nullable(z.string()),
  record: z.nullable(RecordRef),
  name: z.nullable(z.string()),
});
export type Handover = z.infer<typeof Handover>;

/** A message a caller left, handed over the same way: the view plays it. */
export const MessageHandover = z.object({
  what: z.literal("listen"),
  callId: CallId,
  /** Whose message it is, in words. */
  name: z.string(),
});
export type MessageHandover = z.infer<typeof MessageHandover>;

/** What a view may find there. */
export const HandedOver = z.discriminatedUnion("what", [Handover, MessageHandover]);
export type HandedOver = z.infer<typeof HandedOver>;

export const handoverKey = "handover";
