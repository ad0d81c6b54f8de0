import type { PageNumber } from "../contracts/page-answers.ts";
import type { NumberPlace } from "./page-adapter.ts";

/** What people call the CRM's phone fields. */
const kinds: Partial<Record<string, string>> = {
  phone_work: "office",
  phone_office: "office",
  phone_mobile: "mobile",
  phone_home: "home",
  phone_other: "other",
  phone_alternate: "other",
  assistant_phone: "assistant",
};

/** "Call Ana Carvalho, home, +44 20 7946 0126, then 12": name, kind, and the number to be dialled. */
export function buttonLabel(
  verb: "Call" | "Text" | "More for",
  { found, owner }: Pick<NumberPlace, "found" | "owner">,
  numbers: readonly Pick<PageNumber, "international">[],
): string {
  const written = numbers.map(({ international }) => international.replace(" ext. ", ", then "));
  return `${verb} ${[owner.name, kinds[found.field], written.join(" or ")].filter(Boolean).join(", ")}`;
}
