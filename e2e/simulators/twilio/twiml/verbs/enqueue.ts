import { z } from "zod";
import { Method, readAttributes, whole, type Warn } from "../attributes.ts";
import { elementsOf, textOf, type Element } from "../element.ts";

const Attributes = z.object({
  action: z.string().default(""),
  method: Method.default("POST"),
  maxQueueSize: whole(1, 5000).optional(),
  /** Not given means music; empty means silence. */
  waitUrl: z.string().optional(),
  waitUrlMethod: Method.default("POST"),
});

/** An empty `action` means that the document goes on. */
export interface Enqueue extends Readonly<z.output<typeof Attributes>> {
  readonly verb: "Enqueue";
  readonly name: string;
}

export function readEnqueue(element: Element, warn: Warn): Enqueue {
  for (const { name } of elementsOf(element)) {
    warn(`Element '${name}' is not allowed inside 'Enqueue'.`);
  }
  return {
    verb: "Enqueue",
    name: textOf(element).trim(),
    ...readAttributes(element, Attributes, warn),
  };
}
