import type { Response } from "express";
import { notFound, RestError, unauthorized } from "../rest-error.ts";
import type { MediaFaultAction } from "./media-faults.ts";

interface Sound {
  readonly contentType: string;
  readonly body: Buffer;
}

const chunkBytes = 64 * 1024;

/** Answers wrongly as the fault says; false when the fault no longer applies. */
export function spoilMedia(
  response: Response,
  { contentType, body }: Sound,
  fault: MediaFaultAction,
  { path, ageMs }: { readonly path: string; readonly ageMs: number },
): boolean {
  switch (fault.kind) {
    case "missing":
      if (fault.seconds !== undefined && ageMs >= fault.seconds * 1000) return false;
      throw notFound(path);
    case "unauthorized":
      throw unauthorized();
    case "fail":
      throw new RestError(fault.status, 20_500, "An internal server error has occurred");
    case "wrong-type":
      response.set("Content-Type", fault.contentType).end(fault.body);
      return true;
    case "redirect":
      response.redirect(fault.status, fault.to);
      return true;
    case "truncate":
      response.type(contentType);
      if (fault.declares) response.set("Content-Length", String(body.length));
      response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.destroy());
      return true;
    case "oversize":
      response.type(contentType);
      if (fault.declares) response.set("Content-Length", String(fault.bytes));
      pour(response, fault.bytes);
      return true;
  }
}

/** Sends so many bytes no faster than they are taken; stops when nobody listens any more. */
function pour(response: Response, bytes: number): void {
  if (response.destroyed) return;
  if (bytes <= 0) return void response.end();
  const size = Math.min(bytes, chunkBytes);
  response.write(Buffer.alloc(size), () => pour(response, bytes - size));
}
