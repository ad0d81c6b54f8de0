import type { PageRecord } from "../page-store.ts";
import { accountLayout } from "./account-layout.ts";
import { callLayout } from "./call-layout.ts";
import type { Field, Layout } from "./field.ts";
import { opportunityLayout } from "./opportunity-layout.ts";
import { contactLayout, leadLayout, prospectLayout } from "./person-layouts.ts";
import { employeeLayout, userLayout } from "./user-layouts.ts";

const layouts: readonly Layout[] = [
  leadLayout,
  contactLayout,
  accountLayout,
  prospectLayout,
  opportunityLayout,
  callLayout,
  userLayout,
  employeeLayout,
];

export function layoutOf(module: string): Layout | undefined {
  return layouts.find((layout) => layout.module === module);
}

/** Every column a list can have. */
export function columnsOf({ list, moreColumns }: Layout): Field[] {
  return [...list, ...moreColumns];
}

/** The name a record goes by. */
export function recordName({ attributes }: PageRecord): string {
  return attributes["name"] ?? "";
}

/** What the CRM's screens call a module. */
export function moduleTitle(module: string): string {
  return module === "Prospects" ? "Targets" : module;
}
