import * as z from "zod";
import { moduleDefinition } from "../records/module-definition.ts";
import type { ModuleName } from "../records/module-name.ts";
import { checkOptions, readBodyId, readType } from "./options.ts";
import { ApiProblem } from "./problem.ts";

const Fields = z.record(z.string(), z.unknown());

export interface WriteParameters {
  readonly module: ModuleName;
  readonly id: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Reads the body of a create or, with `idNeeded`, of a change. */
export function readWriteParameters(body: unknown, idNeeded: boolean): WriteParameters {
  const data = readData(body, ["attributes", "id", "type"], idNeeded ? ["id", "type"] : ["type"]);
  const module = readType(data["type"]);
  const id = data["id"] === undefined ? undefined : readBodyId(data["id"]);
  const attributes = readAttributes(module, data["attributes"]);
  return { module, id, attributes };
}

/** Reads `{"data":{"type","id"}}`, the body of a new relationship: one record, never a list. */
export function readRelatedParameters(body: unknown): {
  readonly related: ModuleName;
  readonly relatedId: string;
} {
  const data = readData(body, ["id", "type"], ["id", "type"]);
  const relatedId = readBodyId(data["id"]);
  return { related: readType(data["type"]), relatedId };
}

function readData(
  body: unknown,
  defined: readonly string[],
  required: readonly string[],
): Readonly<Record<string, unknown>> {
  const whole = Fields.safeParse(body);
  if (!whole.success) throw ApiProblem.missingOption("data");
  checkOptions(Object.keys(whole.data), ["data"], ["data"]);
  const { data } = whole.data;
  if (Array.isArray(data)) {
    checkOptions(Object.keys(data), defined, required);
    return {};
  }
  const fields = Fields.safeParse(data);
  if (!fields.success) throw ApiProblem.invalidOption("data", JSON.stringify(data));
  checkOptions(Object.keys(fields.data), defined, required);
  return fields.data;
}

function readAttributes(
  module: ModuleName,
  attributes: unknown,
): Readonly<Record<string, unknown>> {
  // PHP cannot tell an empty list from an empty object.
  if (attributes === undefined || (Array.isArray(attributes) && attributes.length === 0)) return {};
  const sent = Fields.safeParse(attributes);
  if (!sent.success) throw ApiProblem.invalidOption("attributes", JSON.stringify(attributes));
  const { fields, objectName } = moduleDefinition(module);
  const unknown = Object.keys(sent.data).find((name) => !fields.has(name));
  if (unknown !== undefined) {
    throw ApiProblem.parameters(`Property ${unknown} in ${objectName} module is invalid`);
  }
  return sent.data;
}
