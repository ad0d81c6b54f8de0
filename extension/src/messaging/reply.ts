import * as v from "valibot";

/**
 * What a listener answers: a value, or a code with sentences. One schema of all fields, checked with
 * the smaller library: content scripts carry it into every page. The value may be anything, and is the
 * command's own schema to check.
 */
export const Reply = v.object({
  ok: v.boolean(),
  code: v.optional(v.string()),
  message: v.optional(v.string()),
  detail: v.optional(v.string()),
});

export type Reply =
  | { readonly ok: true; readonly value?: unknown }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly detail?: string;
    };
