import type { Crm } from "../../crm.ts";
import { linksOf } from "../links.ts";
import type { Seeding } from "./seeding.ts";

const stages = ["Prospecting", "Needs Analysis", "Negotiation/Review", "Closed Won"] as const;

/** A dozen deals: amounts and dates stand in their lists, and not one number to call. */
export function seedOpportunities(crm: Crm, { idOf, stamps, ownerOf }: Seeding): void {
  const link = linksOf("Accounts").find((known) => known.link === "opportunities");
  for (let index = 0; index < 12; index += 1) {
    // Some amounts have as many digits as a telephone number.
    const amount = index % 3 === 0 ? 2_125_550_100 + index : 7500 * (index + 1);
    const deal = crm.records.add("Opportunities", idOf("Opportunities", index), {
      ...stamps(index),
      name: `Renewal ${2026_0100 + index}`,
      assigned_user_id: ownerOf(index),
      amount: amount.toFixed(2),
      amount_usdollar: amount.toFixed(2),
      date_closed: `2026-${String((index % 12) + 1).padStart(2, "0")}-15`,
      sales_stage: stages[index % stages.length] ?? "Prospecting",
      probability: String(10 * (index % 10)),
      next_step: `Send quote 4500${String(123_400 + index)} by 11/22/2026`,
    });
    const account = crm.records.find("Accounts", idOf("Accounts", 38 + index));
    if (link !== undefined && account !== undefined) crm.relationships.relate(account, link, deal);
  }
}
