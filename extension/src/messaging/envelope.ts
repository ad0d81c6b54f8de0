import * as z from "zod/mini";

/** What travels to a listener. `undefined` properties vanish on the way, so `input` may be absent. */
export const Envelope = z.object({
  to: z.string(),
  command: z.string(),
  input: z.optional(z.unknown()),
});

// A plain union: the discriminated one would be a tenth of the content script.
export const Reply = z.union([
  z.object({ ok: z.literal(true), value: z.optional(z.unknown()) }),
  z.object({
    ok: z.literal(false),
    code: z.string(),
    message: z.string(),
    detail: z.optional(z.string()),
  }),
]);
export type Reply = z.infer<typeof Reply>;
