import type { PageRecord } from "../page-store.ts";
import { accountLayout } from "./account-layout.ts";
import { callLayout } from "./call-layout.ts";
import { contactLayout, leadLayout } from "./person-layouts.ts";
import type { Layout } from "./field.ts";

const layouts: readonly Layout[] = [leadLayout, contactLayout, accountLayout, callLayout];

export function layoutOf(module: string): Layout | undefined {
  return layouts.find((layout) => layout.module === module);
}

/** The name a record goes by. */
export function recordName({ attributes }: PageRecord): string {
  return attributes["name"] ?? "";
}
