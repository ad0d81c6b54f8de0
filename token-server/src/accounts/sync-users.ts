import type { Suitecrm } from "../suitecrm/client.ts";
import { CrmRefused } from "../suitecrm/failures.ts";
import { listActiveUsers } from "../suitecrm/users.ts";
import { storeCrmUsers } from "./store-crm-users.ts";
import type { AccountsWorld } from "./world.ts";

type World = Pick<AccountsWorld, "db" | "clock" | "sessions"> & {
  readonly suitecrm: Suitecrm;
  readonly config: { readonly defaultCountry: string };
};

/**
 * Signs out agents whose CRM user is no longer active, and takes over changed names; keeps whom
 * records belong to, and on which phone they can be rung.
 */
export async function syncUsers(world: World): Promise<void> {
  const { db, clock, sessions, suitecrm } = world;
  // Before the list: someone who signs in while it is read is in none of the two.
  const agents = await db
    .selectFrom("agent")
    .select(["id", "crm_user_id as crmUserId", "name"])
    .where("active", "=", 1)
    .execute();
  const users = await listActiveUsers(suitecrm.asService());
  // The service user itself is active: an empty list says that something else is wrong.
  if (users.size === 0) throw new CrmRefused(200, "The list of active users is empty.");
  await storeCrmUsers(db, users, world.config.defaultCountry, clock.now());
  for (const agent of agents) {
    const user = users.get(agent.crmUserId);
    const now = clock.now();
    if (user === undefined) {
      await db
        .updateTable("agent")
        .set({ active: 0, updated_at: now })
        .where("id", "=", agent.id)
        .execute();
    } else if (user.name !== "" && user.name !== agent.name) {
      await db
        .updateTable("agent")
        .set({ name: user.name, updated_at: now })
        .where("id", "=", agent.id)
        .execute();
    }
  }
  // Apart from the loop above, so that a crash in between is made good by the next run.
  const orphaned = await db
    .selectFrom("session")
    .innerJoin("agent", "agent.id", "session.agent_id")
    .select("session.id")
    .where("agent.active", "=", 0)
    .where("session.revoked_at", "is", null)
    .execute();
  for (const { id } of orphaned) await sessions.revoke(id, "crm-user-inactive");
}
