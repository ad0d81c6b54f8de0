import * as z from "zod/mini";

/**
 * Every error reply of the server (RFC 9457, `application/problem+json`).
 * `code` is stable and for programs; `title` and `detail` are sentences for people;
 * `errors` names each refused field and its fix.
 */
export const Problem = z.object({
  status: z.number(),
  code: z.string(),
  title: z.string(),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
  /** Warning codes to repeat in `acknowledge` (status 409 of a call intent). */
  warnings: z.optional(z.array(z.string())),
});
export type Problem = z.infer<typeof Problem>;
