import { z } from "zod";
import { readAttributes, type Warn } from "../attributes.ts";
import type { Element } from "../element.ts";

export interface Hangup {
  readonly verb: "Hangup";
}

export function readHangup(element: Element, warn: Warn): Hangup {
  readAttributes(element, z.object({}), warn);
  return { verb: "Hangup" };
}
