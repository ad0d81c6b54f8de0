import express, { type Request, type RequestHandler } from "express";

/** Reads a form's fields however its page sends them: URL-encoded, or in parts as the edit form. */
export const readForm: RequestHandler[] = [
  express.urlencoded({ extended: false }),
  express.raw({ type: "multipart/form-data", limit: "10mb" }),
  async (request, _response, next) => {
    if (Buffer.isBuffer(request.body)) request.body = await readParts(request, request.body);
    next();
  },
];

async function readParts(request: Request, body: Buffer): Promise<Record<string, string[]>> {
  const headers = { "Content-Type": request.headers["content-type"] ?? "" };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  const fields: Record<string, string[]> = {};
  for (const [name, value] of form)
    if (typeof value === "string") fields[name] = [...(fields[name] ?? []), value];
  return fields;
}
