import type { PageNumber } from "../contracts/page-answers.ts";

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

/** Whom a press calls: name, kind, and the number that will be dialled. */
export function callLabel(
  { name, field }: { readonly name: string | null; readonly field: string },
  { international }: Pick<PageNumber, "international">,
): string {
  const number = international.replace(" ext. ", ", then ");
  return `Call ${[name, kinds[field], number].filter(Boolean).join(", ")}`;
}
