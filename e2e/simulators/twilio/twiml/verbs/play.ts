import { z } from "zod";
import { readAttributes, whole, type Warn } from "../attributes.ts";
import { textOf, type Element } from "../element.ts";

export interface Play {
  readonly verb: "Play";
  /** Empty when only digits are played. */
  readonly url: string;
  readonly digits: string | undefined;
  /** 0 means until the call ends. */
  readonly loop: number;
}

const Attributes = z.object({
  loop: whole(0, 1000).default(1),
  digits: z
    .string()
    .regex(/^[0-9A-Da-dwW#*]+$/)
    .optional(),
});

export function readPlay(element: Element, warn: Warn): Play {
  const { loop, digits } = readAttributes(element, Attributes, warn);
  return { verb: "Play", url: textOf(element).trim(), digits, loop };
}
