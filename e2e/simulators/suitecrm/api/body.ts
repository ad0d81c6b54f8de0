import type { Request } from "express";
import { readPhpQuery, textOf } from "./php-query.ts";

/** The raw text of a request's body. */
function rawBody(request: Request): string {
  const body: unknown = request.body;
  return typeof body === "string" ? body : "";
}

/** A JSON body; anything else, also broken JSON, reads as nothing. */
export function readJsonBody(request: Request): unknown {
  const type = contentType(request);
  if (type !== "application/json" && type !== "application/vnd.api+json") return undefined;
  try {
    return JSON.parse(rawBody(request));
  } catch {
    return undefined;
  }
}

/** A form or JSON body as flat text fields. */
export function readFormBody(request: Request): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  if (contentType(request) === "application/x-www-form-urlencoded") {
    for (const [name, value] of readPhpQuery(rawBody(request))) {
      const text = textOf(value);
      if (text !== undefined) fields.set(name, text);
    }
    return fields;
  }
  const body = readJsonBody(request);
  if (typeof body !== "object" || body === null) return fields;
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === "string" || typeof value === "number") fields.set(name, String(value));
  }
  return fields;
}

function contentType(request: Request): string {
  return (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}
