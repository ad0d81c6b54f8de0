import type { Crm } from "../crm.ts";
import type { ModuleName } from "../records/module-name.ts";
import type { CrmRecord } from "../records/record.ts";

/** Who reads which record under which module name. */
export interface Reading {
  readonly crm: Crm;
  readonly module: ModuleName;
  readonly record: CrmRecord;
  readonly readerId: string;
  /** Some values depend on what the answer follows; reading when left out. */
  readonly after?: "create" | "change";
}
