import { RecordRef } from "@ringback/shared/record-ref";
import * as z from "zod/mini";
import { defineContract } from "../messaging/contract.ts";
import { pageAnswers } from "./page-answers.ts";

const Name = z.string().check(z.maxLength(100));

/** A text on a page that may hold phone numbers, as the page adapter found it. */
export const FoundText = z.object({
  text: z.string().check(z.maxLength(5000)),
  /**
   * What kind of place it is: a phone field or phone link, where a possible number is enough; a
   * cell whose heading alone may tell what it holds; running text, where only valid numbers count.
   */
  place: z.enum(["phone", "cell", "prose"]),
  /** The CRM's name of the field, e.g. `phone_work`; empty where the page names none. */
  field: Name,
  /** What the page calls it, in the page's language: a label or the heading of the column. */
  label: z.optional(Name),
  /** The record's country as the page writes it, where it does. */
  country: z.optional(Name),
});
export type FoundText = z.infer<typeof FoundText>;

const NumberOfRecord = {
  /** E.164. */
  number: z.string(),
  record: z.nullable(RecordRef),
};

/** What stands where a person opened the context menu. */
export const PointedAt = z.object({
  /** The text the adapter would read there, or the plain text under the pointer. */
  found: FoundText,
  /** Whether the page adapter knows the place as one that shows phone numbers. */
  isKnownPlace: z.boolean(),
});
export type PointedAt = z.infer<typeof PointedAt>;

/**
 * Served by the worker to content scripts, the least trusted caller: the origin is taken from the
 * sender, never from the message, and must be one the agent approved.
 */
export const page = defineContract(
  "page",
  {
    settings: { input: z.void(), output: pageAnswers.settings.output },
    readNumbers: {
      input: z.object({
        texts: z.array(FoundText).check(z.maxLength(500)),
        /** Numbers with a country code that the page shows as well: they tell where it is at home. */
        beside: z.array(Name).check(z.maxLength(100)),
      }),
      output: pageAnswers.readNumbers.output,
    },
    bringMenu: { input: z.void(), output: pageAnswers.bringMenu.output },
    describeNumber: {
      input: z.object({ found: FoundText, number: z.string() }),
      output: pageAnswers.describeNumber.output,
    },
    /** A trusted click on a call button. Calls from a CRM; elsewhere fills the dial field. */
    dial: {
      input: z.object({ ...NumberOfRecord, extension: z.nullable(z.string()) }),
      output: pageAnswers.dial.output,
    },
    text: { input: z.object(NumberOfRecord), output: pageAnswers.text.output },
    callLater: {
      input: z.object({
        ...NumberOfRecord,
        extension: z.nullable(z.string()),
        name: z.nullable(z.string()),
        when: z.enum(["in-15-minutes", "in-an-hour", "tomorrow-morning"]),
      }),
      output: pageAnswers.callLater.output,
    },
    hide: {
      input: z.object({ what: z.enum(["number", "field"]), number: z.string(), field: Name }),
      output: pageAnswers.hide.output,
    },
    reportHealth: {
      input: z.object({
        /** The CRM's view the adapter took the page for, e.g. `Leads detail`. */
        view: Name,
        /** Labels of phone fields the page shows without an element that holds their number. */
        unusable: z.array(Name).check(z.maxLength(20)),
      }),
      output: pageAnswers.reportHealth.output,
    },
  },
  { callers: "content-scripts" },
);
