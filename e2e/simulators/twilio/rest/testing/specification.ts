import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { z } from "zod";

const path = join(import.meta.dirname, "../../../../../../shared/twilio/api-v2010-trimmed.json");

/** Whether Twilio's own description of its REST API is on this machine. */
export const isSpecificationHere = existsSync(path);
if (!isSpecificationHere) console.warn(`Skipped: ${path} is not there.`);

const Specification = z.looseObject({
  components: z.object({
    schemas: z.record(
      z.string(),
      z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() }),
    ),
  }),
});

const rfc2822 = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/;

/** The specification calls relative addresses `uri`; everything else is taken at its word. */
function createValidator(specification: object) {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addFormat("date-time-rfc-2822", rfc2822);
  ajv.addFormat("uri", /^(\/|https?:\/\/)/);
  ajv.addFormat("phone-number", /^\+\d{7,15}$/);
  ajv.addFormat("http-method", /^(GET|POST)$/);
  ajv.addFormat("currency", /^[A-Z]{3}$/);
  for (const name of ["uri-map", "phone-number-capabilities"]) ajv.addFormat(name, true);
  ajv.addSchema(specification, "twilio");
  return ajv;
}

/** It knows no null here, although Twilio's own examples have it. */
const nullAnyhow = new Set(["reason_conference_ended"]);

/** A field of any kind may be null anyhow; the validator refuses to be told so. */
function dropBareNullable(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("nullable" in value) || "type" in value) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "nullable"));
}

export type FindDisagreements = (resource: unknown, schemaName: string) => readonly unknown[];

/** Gives what is wrong with an answer: nothing, when it has exactly the fields and kinds it should. */
export function readSpecification(): FindDisagreements {
  const specification = Specification.parse(
    JSON.parse(readFileSync(path, "utf8"), dropBareNullable),
  );
  const ajv = createValidator(specification);
  return (resource, schemaName) => {
    const validate = ajv.getSchema(`twilio#/components/schemas/${schemaName}`);
    const { properties } = specification.components.schemas[schemaName] ?? {};
    if (validate === undefined || properties === undefined) {
      throw new Error(`The specification has no ${schemaName}.`);
    }
    const value = z.record(z.string(), z.unknown()).parse(resource);
    // Numbers say "" where nothing is set, also for SIDs; the specification only knows null.
    const settled = Object.fromEntries(
      Object.entries(value)
        .filter(([name, field]) => field !== null || !nullAnyhow.has(name))
        .map(([name, field]) => [name, field === "" ? null : field]),
    );
    void validate(settled);
    const missing = Object.keys(properties).filter((name) => !Object.hasOwn(value, name));
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(properties, name));
    return [...(validate.errors ?? []), ...missing, ...unknown];
  };
}

export const firstOf = (page: Record<string, unknown>, key: string): unknown =>
  z.array(z.unknown()).parse(page[key])[0];
