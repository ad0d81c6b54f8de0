import { findModule } from "../records/module-definition.ts";
import type { ModuleName } from "../records/module-name.ts";
import { ApiProblem } from "./problem.ts";

/** Refuses what the CRM's option resolver would: first unknown names, then missing ones. */
export function checkOptions(
  given: readonly string[],
  defined: readonly string[],
  required: readonly string[] = [],
): void {
  const unknown = given.filter((name) => !defined.includes(name));
  if (unknown.length > 0) throw ApiProblem.unknownOptions(unknown, defined);
  for (const name of required.toSorted()) {
    if (!given.includes(name)) throw ApiProblem.missingOption(name);
  }
}

/** A module of the path, by its plural name. */
export function readModule(name: string): ModuleName {
  const module = findModule(name);
  if (module === undefined) throw ApiProblem.parameters(`Module ${name} does not exist`);
  return module;
}

/** A module of a body's `type`: plural or singular. */
export function readType(name: unknown): ModuleName {
  const module = typeof name === "string" ? findModule(name, true) : undefined;
  if (module === undefined) throw ApiProblem.parameters(`Module ${String(name)} does not exist`);
  return module;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** An id in a body must look like a UUID. */
export function readBodyId(id: unknown): string {
  if (typeof id === "string" && uuid.test(id)) return id;
  throw ApiProblem.invalidOption("id", typeof id === "string" ? id : JSON.stringify(id));
}

/** An id in a path may also be a bare number, as the first admin's is. */
export function readPathId(id: string): string {
  if (/^\d+$/.test(id) || uuid.test(id)) return id;
  throw ApiProblem.invalidOption("id", id);
}
