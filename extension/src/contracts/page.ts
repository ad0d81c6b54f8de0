import { RecordRef } from "@ringback/shared/record-ref";
import * as z from "zod/mini";
import { defineContract } from "../messaging/contract.ts";
import { pageAnswers } from "./page-answers.ts";

/** One phone field's text on a CRM page, as the page adapter found it. */
const FoundText = z.object({
  text: z.string().check(z.maxLength(200)),
  field: z.string().check(z.maxLength(100)),
  /** The record's country as the page writes it, where it does. */
  country: z.optional(z.string().check(z.maxLength(100))),
});
export type FoundText = z.infer<typeof FoundText>;

/**
 * Served by the worker to content scripts, the least trusted caller: the origin is taken from the
 * sender, never from the message, and must be one the agent approved.
 */
export const page = defineContract(
  "page",
  {
    readNumbers: {
      input: z.object({ texts: z.array(FoundText).check(z.maxLength(500)) }),
      output: pageAnswers.readNumbers.output,
    },
    /** A trusted click on a call button. */
    dial: {
      input: z.object({
        number: z.string(),
        extension: z.nullable(z.string()),
        record: z.nullable(RecordRef),
      }),
      output: pageAnswers.dial.output,
    },
  },
  { callers: "content-scripts" },
);
