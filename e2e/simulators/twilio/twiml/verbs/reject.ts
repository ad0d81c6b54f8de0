import { z } from "zod";
import { readAttributes, type Warn } from "../attributes.ts";
import type { Element } from "../element.ts";

export interface Reject {
  readonly verb: "Reject";
  readonly reason: "rejected" | "busy";
}

const Attributes = z.object({ reason: z.enum(["rejected", "busy"]).default("rejected") });

export function readReject(element: Element, warn: Warn): Reject {
  const { reason } = readAttributes(element, Attributes, warn);
  return { verb: "Reject", reason };
}
