import { z } from "zod";
import { readAttributes, type Warn } from "../attributes.ts";
import type { Element } from "../element.ts";

export interface Leave {
  readonly verb: "Leave";
}

export function readLeave(element: Element, warn: Warn): Leave {
  readAttributes(element, z.object({}), warn);
  return { verb: "Leave" };
}
