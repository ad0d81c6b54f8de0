import type { Role } from "@ringback/shared/api";
import { v7 as uuidv7 } from "uuid";
import type { Trx } from "../database/open.ts";
import type { CrmUser } from "../suitecrm/users.ts";

/** The agent of a CRM user who signs in, made or brought up to date. */
export async function upsertAgent(trx: Trx, user: CrmUser, now: number): Promise<string> {
  const known = await trx
    .selectFrom("agent")
    .select(["id", "role"])
    .where("crm_user_id", "=", user.id)
    .executeTakeFirst();
  const facts = {
    user_name: user.userName,
    name: user.name,
    role: roleOf(user, known?.role),
    active: 1,
    updated_at: now,
  } as const;
  const { id } = await trx
    .insertInto("agent")
    .values({
      id: known?.id ?? uuidv7({ msecs: now }),
      crm_user_id: user.id,
      created_at: now,
      ...facts,
    })
    .onConflict((conflict) => conflict.column("crm_user_id").doUpdateSet(facts))
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Admins come from the CRM at each sign-in; managers are named in Ringback and stay. */
function roleOf(user: CrmUser, known: Role | undefined): Role {
  if (user.isAdmin) return "admin";
  return known === "manager" ? "manager" : "agent";
}
