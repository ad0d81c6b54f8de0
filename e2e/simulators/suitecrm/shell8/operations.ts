import * as z from "zod";
import { nameOf } from "../records/record.ts";
import type { Crm } from "../crm.ts";
import { ModuleName } from "../records/module-name.ts";
import type { AppMetadata, ModuleMetadata, RecordList, ShellRecord } from "./answers.ts";
import { findRecords } from "./find-records.ts";
import { metadataOf } from "./layouts/layouts.ts";
import { shellModules } from "./modules.ts";
import { saveRecord } from "./save-record.ts";
import type { ShellSettings } from "./settings.ts";
import { showRecord } from "./show-record.ts";

const FrontEndModule = z.string().transform((name, context) => {
  const metadata = metadataOf(name);
  const legacyName = shellModules.find((module) => module.name === name)?.legacyName;
  const module = ModuleName.safeParse(legacyName);
  if (metadata !== undefined && module.success) return { metadata, module: module.data };
  context.addIssue(`module: there is no module "${name}".`);
  return z.NEVER;
});

const Source = z.discriminatedUnion("of", [
  z.object({ of: z.literal("module") }),
  z.object({ of: z.literal("subpanel"), key: z.string(), id: z.string() }),
  z.object({ of: z.literal("timeline"), id: z.string() }),
]);

/** What `api/graphql` is asked: the name of the operation and its variables. */
export const Operation = z.discriminatedUnion("operationName", [
  z.object({ operationName: z.literal("appMetadata") }),
  z.object({
    operationName: z.literal("moduleMetadata"),
    variables: z.object({ module: FrontEndModule }),
  }),
  z.object({
    operationName: z.literal("record"),
    variables: z.object({ module: FrontEndModule, record: z.string() }),
  }),
  z.object({
    operationName: z.literal("recordList"),
    variables: z.object({
      module: FrontEndModule,
      source: Source,
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
      criteria: z.record(z.string(), z.string()).default({}),
      sort: z.object({ orderBy: z.string(), descending: z.boolean() }).optional(),
    }),
  }),
  z.object({
    operationName: z.literal("saveRecord"),
    variables: z.object({
      module: FrontEndModule,
      id: z.string().optional(),
      attributes: z.record(z.string(), z.string()),
    }),
  }),
]);
type Operation = z.infer<typeof Operation>;

/** Performs an operation as this user; undefined stands for a record they cannot see. */
export function perform(
  crm: Crm,
  settings: ShellSettings,
  userId: string,
  operation: Operation,
): AppMetadata | ModuleMetadata | RecordList | ShellRecord | undefined {
  switch (operation.operationName) {
    case "appMetadata":
      return appMetadata(crm, settings, userId);
    case "moduleMetadata":
      return operation.variables.module.metadata;
    case "record": {
      const { module, record: id } = operation.variables;
      const record = crm.records.find(module.module, id);
      const isVisible = record !== undefined && crm.accounts.mayUse(userId, record);
      return isVisible ? showRecord(crm, userId, record) : undefined;
    }
    case "recordList": {
      const { module, offset, limit, source, criteria, sort } = operation.variables;
      const request = { source, criteria, ...(sort && { sort }) };
      const found = findRecords(crm, userId, module.module, request);
      const part = found.slice(offset, offset + limit);
      return {
        records: part.map((record) => showRecord(crm, userId, record)),
        total: found.length,
      };
    }
    case "saveRecord": {
      const { module, id, attributes } = operation.variables;
      if (id !== undefined) {
        const record = crm.records.find(module.module, id);
        if (record === undefined || !crm.accounts.mayUse(userId, record)) return undefined;
      }
      const { metadata } = module;
      const saved = saveRecord(crm, userId, metadata, module.module, id, attributes);
      return showRecord(crm, userId, saved);
    }
  }
}

function appMetadata(crm: Crm, settings: ShellSettings, userId: string): AppMetadata {
  const user = crm.accounts.find(userId);
  return {
    user: { id: userId, name: user === undefined ? "" : nameOf(user) },
    systemName: "SuiteCRM",
    modules: shellModules,
    recordsPerPage: 20,
    paginationType: settings.paginationType,
  };
}
