import { randomUUID } from "node:crypto";
import type { Crm } from "../../simulators/suitecrm/crm.ts";
import type { ModuleName } from "../../simulators/suitecrm/records/module-name.ts";
import { createRandom, pick } from "../../simulators/suitecrm/records/seed/random.ts";

/** Fills an empty CRM with people who have two numbers each, written as people do; answers one of them. */
export function fillCrm(crm: Crm, records: Partial<Record<ModuleName, number>>): string {
  const random = createRandom(1);
  const user = { user_name: "admin", last_name: "Admin", status: "Active", is_admin: "1" };
  crm.records.add("Users", "1", user);
  let numbers = 0;
  const nextNumber = () => {
    const digits = String(2_120_000_000 + numbers * 13);
    numbers += 1;
    return digits;
  };
  const write = (digits: string) => {
    const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
    return pick(random, [
      `+1${digits}`,
      `(${area}) ${exchange}-${line}`,
      `${area}.${exchange}.${line}`,
      `+1 ${area} ${exchange} ${line}`,
      `${area}-${exchange}-${line} x${line.slice(2)}`,
    ]);
  };
  const start = Date.UTC(2026, 0, 1);
  for (const [module, count] of Object.entries(records) as [ModuleName, number][]) {
    const isCompany = module === "Accounts";
    for (let index = 0; index < count; index += 1) {
      const at = new Date(start + index * 60_000).toISOString().slice(0, 19).replace("T", " ");
      const [first, second] = [write(nextNumber()), write(nextNumber())];
      crm.records.add(module, randomUUID(), {
        date_entered: at,
        date_modified: at,
        assigned_user_id: "1",
        ...(isCompany
          ? { name: `Company ${index}`, phone_office: first, phone_alternate: second }
          : { first_name: "Ana", last_name: `Number ${index}`, title: "Buyer" }),
        ...(!isCompany && { phone_work: first, phone_mobile: second }),
        [isCompany ? "billing_address_country" : "primary_address_country"]: "USA",
      });
    }
  }
  return "+12120000000";
}
