import type { ModuleMetadata } from "../answers.ts";
import { accountLayout } from "./account-layout.ts";
import { callLayout, employeeLayout, userLayout } from "./list-layouts.ts";
import { contactLayout, leadLayout, prospectLayout } from "./person-layouts.ts";

const layouts: readonly ModuleMetadata[] = [
  leadLayout,
  contactLayout,
  accountLayout,
  prospectLayout,
  callLayout,
  userLayout,
  employeeLayout,
];

/** The layouts of a module under its front-end name. */
export function metadataOf(module: string): ModuleMetadata | undefined {
  return layouts.find((layout) => layout.module === module);
}
