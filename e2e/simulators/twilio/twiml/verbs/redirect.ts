import { z } from "zod";
import { Method, readAttributes, type Warn } from "../attributes.ts";
import { textOf, type Element } from "../element.ts";

export interface Redirect {
  readonly verb: "Redirect";
  /** Empty means the current document. */
  readonly url: string;
  readonly method: "GET" | "POST";
}

const Attributes = z.object({ method: Method.default("POST") });

export function readRedirect(element: Element, warn: Warn): Redirect {
  const { method } = readAttributes(element, Attributes, warn);
  return { verb: "Redirect", url: textOf(element).trim(), method };
}
