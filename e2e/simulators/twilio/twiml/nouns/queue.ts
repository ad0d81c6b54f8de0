import { z } from "zod";
import { Method, readAttributes, type Warn } from "../attributes.ts";
import { textOf, type Element } from "../element.ts";

const Attributes = z.object({ url: z.string().default(""), method: Method.default("POST") });

export interface DialQueue extends Readonly<z.output<typeof Attributes>> {
  readonly noun: "Queue";
  readonly name: string;
}

export function readQueue(element: Element, warn: Warn): DialQueue {
  return {
    noun: "Queue",
    name: textOf(element).trim(),
    ...readAttributes(element, Attributes, warn),
  };
}
