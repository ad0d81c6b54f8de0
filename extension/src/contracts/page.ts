import { RecordRef } from "@ringback/shared/record-ref";
import * as z from "zod/mini";
import { defineContract } from "../messaging/contract.ts";

/** One phone field's text on a CRM page, as the page adapter found it. */
const FoundText = z.object({
  text: z.string().check(z.maxLength(200)),
  field: z.string().check(z.maxLength(100)),
});

/** The number in that text, or null: no button then. */
export const PageNumber = z.nullable(
  z.object({
    number: z.string(),
    international: z.string(),
    kind: z.enum(["mobile", "landline", "toll-free", "other"]),
    extension: z.nullable(z.string()),
  }),
);
export type PageNumber = z.infer<typeof PageNumber>;

/**
 * Served by the worker to content scripts, the least trusted caller: the origin is taken from the
 * sender, never from the message, and must be one the agent approved.
 */
export const page = defineContract(
  "page",
  {
    readNumbers: {
      input: z.object({ texts: z.array(FoundText).check(z.maxLength(500)) }),
      output: z.object({ numbers: z.array(PageNumber) }),
    },
    /** A trusted click on a call button. */
    dial: {
      input: z.object({
        number: z.string(),
        extension: z.nullable(z.string()),
        record: z.nullable(RecordRef),
      }),
      output: z.object({ dialing: z.boolean(), message: z.nullable(z.string()) }),
    },
  },
  { callers: "content-scripts" },
);

/** What the worker sends to approved tabs, so that buttons show the live call. */
export const PageNotice = z.object({
  to: z.literal("page-notice"),
  call: z.nullable(z.object({ number: z.string(), state: z.string() })),
});
export type PageNotice = z.infer<typeof PageNotice>;
