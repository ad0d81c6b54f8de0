import type { Db } from "../../database/open.ts";
import type { RouteOwner } from "../route/caller.ts";

/** The CRM user a record belongs to, as the CRM's users were last read. */
export async function readOwner(db: Db, crmUserId: string | null): Promise<RouteOwner | null> {
  if (crmUserId === null) return null;
  const user = await db
    .selectFrom("crm_user")
    .select(["name", "mobile", "active"])
    .where("id", "=", crmUserId)
    .executeTakeFirst();
  const agent = await db
    .selectFrom("agent")
    .select(["id", "name", "active"])
    .where("crm_user_id", "=", crmUserId)
    .executeTakeFirst();
  return {
    crmUserId,
    name: user?.name ?? agent?.name ?? "Someone who is no user of the CRM",
    active: user === undefined ? agent?.active === 1 : user.active === 1,
    agentId: agent?.id ?? null,
    mobile: user?.mobile ?? null,
  };
}
