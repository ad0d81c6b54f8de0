import * as z from "zod";
import { CrmRefused, CrmUnavailable } from "./failures.ts";
import type { CrmSession } from "./session.ts";

/** The user behind a token. */
export interface CrmUser {
  readonly id: string;
  readonly userName: string;
  readonly name: string;
  readonly isAdmin: boolean;
}

const User = z.object({
  user_name: z.string().min(1),
  full_name: z.string().optional(),
  name: z.string().optional(),
  is_admin: z.string(),
  status: z.string().optional(),
});

/** `inactive` when the token is good but its user may no longer sign in. */
export async function readCurrentUser(
  session: CrmSession,
): Promise<
  { readonly outcome: "found"; readonly user: CrmUser } | { readonly outcome: "inactive" }
> {
  const answer = await session.currentUser();
  if (answer.outcome !== "found") return { outcome: "inactive" };
  const { id, attributes } = answer.record;
  const parsed = User.safeParse(attributes);
  if (!parsed.success) throw new CrmRefused(200, "The CRM does not say who the user is.");
  const { user_name: userName, full_name: fullName, name, is_admin: isAdmin, status } = parsed.data;
  if (status !== undefined && status !== "" && status !== "Active") return { outcome: "inactive" };
  return {
    outcome: "found",
    user: { id, userName, name: fullName || name || userName, isAdmin: isAdmin === "1" },
  };
}

/** Nearly always one page, so that nobody slips between two. */
const pageSize = 1_000;

/** A user as the list of users tells. */
export interface ListedUser {
  readonly name: string;
  /** As typed in the profile. */
  readonly mobile: string;
  readonly work: string;
}

/** Every active user by id. The CRM withholds user names here, from admins, too. */
export async function listActiveUsers(
  session: CrmSession,
): Promise<ReadonlyMap<string, ListedUser>> {
  const users = new Map<string, ListedUser>();
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const query = {
      filter: { status: { eq: "Active" } },
      fields: ["first_name", "last_name", "phone_mobile", "phone_work"],
      page,
      pageSize,
    };
    const answer = await session.list("Users", query);
    if (answer.outcome === "forbidden") {
      throw new CrmRefused(403, "The service user may not list users.");
    }
    if (answer.outcome === "gone") throw new CrmUnavailable("A user was deleted meanwhile");
    for (const { id, attributes } of answer.records) {
      const name = [attributes["first_name"], attributes["last_name"]].filter(Boolean).join(" ");
      const text = (field: string) => (attributes[field] ?? "").trim();
      users.set(id, { name, mobile: text("phone_mobile"), work: text("phone_work") });
    }
    pages = answer.pages;
  }
  return users;
}
