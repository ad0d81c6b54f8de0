import type { Redirect } from "../../twiml/verbs/redirect.ts";
import type { Next } from "../script.ts";

export function redirect({ url, method }: Redirect): Next {
  return { kind: "document", source: { kind: "url", url, method } };
}
