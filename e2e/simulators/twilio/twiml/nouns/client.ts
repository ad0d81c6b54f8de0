import { z } from "zod";
import { readAttributes, type Warn } from "../attributes.ts";
import { elementsOf, textOf, type Element } from "../element.ts";
import { legAttributes, type LegAttributes } from "./leg-attributes.ts";

export interface DialClient extends LegAttributes {
  readonly noun: "Client";
  /** Without the `client:` in front. */
  readonly identity: string;
  /** What the browser finds in `call.customParameters`. */
  readonly parameters: Readonly<Record<string, string>>;
}

const Attributes = z.object(legAttributes);
const ParameterAttributes = z.object({
  name: z.string().default(""),
  value: z.string().default(""),
});
const NoAttributes = z.object({});

export function readClient(element: Element, warn: Warn): DialClient {
  let identity = textOf(element).trim();
  const parameters: Record<string, string> = {};
  for (const child of elementsOf(element)) {
    if (child.name === "Identity") {
      readAttributes(child, NoAttributes, warn);
      identity = textOf(child).trim();
    } else if (child.name === "Parameter") {
      const { name, value } = readAttributes(child, ParameterAttributes, warn);
      if (name === "") warn("Element 'Parameter' has no 'name'.");
      else parameters[name] = value;
    } else {
      warn(`Element '${child.name}' is not allowed inside 'Client'.`);
    }
  }
  return { noun: "Client", identity, parameters, ...readAttributes(element, Attributes, warn) };
}
