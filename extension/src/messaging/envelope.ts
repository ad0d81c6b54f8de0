import * as z from "zod/mini";

/** What travels to a listener. `undefined` properties vanish on the way, so `input` may be absent. */
export const Envelope = z.object({
  to: z.string(),
  command: z.string(),
  input: z.optional(z.unknown()),
});
