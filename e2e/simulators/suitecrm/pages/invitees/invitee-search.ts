import type { PageStore } from "../page-store.ts";

const modules = ["Users", "Contacts", "Leads"] as const;
const rowsShown = 20;

/** Somebody who can be invited to a call. */
export interface Invitee {
  readonly module: string;
  readonly id: string;
  readonly fullName: string;
  readonly email: string;
  readonly phone: string;
}

/** Everybody whose names and address begin as typed. */
export function findInvitees(
  store: PageStore,
  typed: Readonly<Record<"first_name" | "last_name" | "email1", string>>,
): Invitee[] {
  const wanted = Object.entries(typed).filter(([, start]) => start !== "");
  return modules.flatMap((module) => {
    const query = { offset: 0, limit: rowsShown, orderBy: "name", descending: false };
    const fits = (valueOf: (field: string) => string): boolean =>
      wanted.every(([name, start]) => valueOf(name).toLowerCase().startsWith(start.toLowerCase()));
    return store.list(module, query, fits).records.map(({ id, attributes }) => ({
      module,
      id,
      fullName: attributes["name"] ?? "",
      email: attributes["email1"] ?? "",
      phone: attributes["phone_work"] ?? "",
    }));
  });
}
