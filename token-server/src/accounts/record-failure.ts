import { recordAudit } from "../audit/audit.ts";
import type { AccountsWorld } from "./world.ts";

/** `userName` as typed; people type passwords there, so a name nobody has is not written down. */
export async function recordFailedSignIn(
  { db, clock }: Pick<AccountsWorld, "db" | "clock">,
  userName: string | null,
  reason: string,
): Promise<void> {
  const known =
    userName === null
      ? undefined
      : await db
          .selectFrom("agent")
          .select(["id", "user_name as userName"])
          .where("user_name", "=", userName)
          .executeTakeFirst();
  const data = { userName: known?.userName ?? null, reason };
  await recordAudit(
    db,
    { action: "sign_in_failed", data, agentId: known?.id ?? null },
    clock.now(),
  );
}
