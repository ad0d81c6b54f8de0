import { z } from "zod";
import { readAttributes, whole, type Warn } from "../attributes.ts";
import { textOf, type Element } from "../element.ts";

export interface Say {
  readonly verb: "Say";
  readonly text: string;
  readonly voice?: string | undefined;
  readonly language?: string | undefined;
  /** 0 means until the call ends. */
  readonly loop: number;
}

const Attributes = z.object({
  voice: z.string().optional(),
  language: z.string().optional(),
  loop: whole(0, 1000).default(1),
});

export function readSay(element: Element, warn: Warn): Say {
  return { verb: "Say", text: textOf(element), ...readAttributes(element, Attributes, warn) };
}
