import * as z from "zod/mini";

export const PresenceState = z.enum(["available", "do-not-disturb"]);
export type PresenceState = z.infer<typeof PresenceState>;

export const PresenceRequest = z.strictObject({ state: PresenceState });
export type PresenceRequest = z.infer<typeof PresenceRequest>;

/** How an agent stands when a call comes in for them. */
export const PresenceReply = z.object({
  state: PresenceState,
  onCall: z.boolean(),
  /** Whether one of their browsers can ring. */
  lineAlive: z.boolean(),
});
export type PresenceReply = z.infer<typeof PresenceReply>;

/**
 * The engine's answer to each comment of its event stream: whether its phone is registered with
 * Twilio now. A browser that is frozen does not answer, and is not rung.
 */
export const LineReport = z.strictObject({ registered: z.boolean() });
export type LineReport = z.infer<typeof LineReport>;

/** At least this often, or the line counts as dead. */
export const LineReportReply = z.object({ everySeconds: z.number() });
export type LineReportReply = z.infer<typeof LineReportReply>;
