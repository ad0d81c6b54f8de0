import type { Request } from "express";
import { hashToken } from "../accounts/opaque-token.ts";
import type { Db } from "../database/open.ts";

/** Whether the session of this request's token goes on. */
export async function isSignedIn(db: Db, request: Request): Promise<boolean> {
  const token = hashToken(request.get("authorization")?.replace("Bearer ", "") ?? "");
  const row = await db
    .selectFrom("access_token")
    .innerJoin("session", "session.id", "access_token.session_id")
    .select("session.id")
    .where("access_token.hash", "=", token)
    .where("session.revoked_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}
