import * as z from "zod/mini";
import { CallId } from "./call.ts";
import { Person } from "./person.ts";

/** Why somebody is to be called back; the more urgent one counts. */
export const FollowUpReason = z.enum(["missed-call", "voicemail"]);
export type FollowUpReason = z.infer<typeof FollowUpReason>;

/** Someone who tried to reach us and is waiting. Times are epoch milliseconds. */
export const FollowUp = z.object({
  id: z.uuid(),
  reason: FollowUpReason,
  /** As the caller's number was shown; E.164 unless it was withheld. */
  number: z.string(),
  person: z.nullable(Person),
  /** The calls it is about, oldest first. */
  callIds: z.array(CallId),
  openedAt: z.number(),
  dueAt: z.number(),
  /** Belongs to this agent; otherwise to nobody yet. */
  mine: z.boolean(),
  /** Link to the Task in the CRM; null until it is written. */
  taskUrl: z.nullable(z.string()),
});
export type FollowUp = z.infer<typeof FollowUp>;

export const FollowUpList = z.object({ followUps: z.array(FollowUp) });
export type FollowUpList = z.infer<typeof FollowUpList>;
