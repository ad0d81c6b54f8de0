import type { SickView } from "../contracts/page-health.ts";

/** For whoever looks after the CRM: which view changed, and which of its fields. */
export function warnAdmin({ origin, view, unusable }: SickView): void {
  console.warn(
    `Ringback: the view “${view}” of ${origin} shows phone fields without a number it can read: ${unusable.join(", ")}. The CRM’s pages may have changed.`,
  );
}
