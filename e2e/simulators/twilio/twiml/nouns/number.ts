import { z } from "zod";
import { readAttributes, type Warn } from "../attributes.ts";
import { textOf, type Element } from "../element.ts";
import { legAttributes, type LegAttributes } from "./leg-attributes.ts";

export interface DialNumber extends LegAttributes {
  readonly noun: "Number";
  readonly number: string;
  readonly sendDigits: string;
}

const Attributes = z.object({
  ...legAttributes,
  sendDigits: z
    .string()
    .regex(/^[0-9A-Da-dwW#*]+$/)
    .default(""),
});

export function readNumber(element: Element, warn: Warn): DialNumber {
  return {
    noun: "Number",
    number: textOf(element).trim(),
    ...readAttributes(element, Attributes, warn),
  };
}
