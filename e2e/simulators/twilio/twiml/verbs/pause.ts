import { z } from "zod";
import { readAttributes, whole, type Warn } from "../attributes.ts";
import type { Element } from "../element.ts";

export interface Pause {
  readonly verb: "Pause";
  readonly lengthSeconds: number;
}

const Attributes = z.object({ length: whole(0, 3600).default(1) });

export function readPause(element: Element, warn: Warn): Pause {
  const { length } = readAttributes(element, Attributes, warn);
  return { verb: "Pause", lengthSeconds: length };
}
