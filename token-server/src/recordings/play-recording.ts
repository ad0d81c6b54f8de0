import { pipeline } from "node:stream/promises";
import { CallId } from "@ringback/shared/call";
import type { Request, Response } from "express";
import * as z from "zod/mini";
import { type Caller, requireCaller } from "../http/caller.ts";
import { fieldErrors } from "../http/field-errors.ts";
import { ProblemError } from "../http/problem.ts";
import { auditPlay } from "./plays.ts";
import { recordingNotFound, requireRecording } from "./rights.ts";
import { type ByteRange, StorageUnavailable } from "./storage/recording-storage.ts";
import type { RecordingWorld } from "./world.ts";

const Params = z.object({ recordingId: CallId });

/** `GET /api/recordings/:recordingId/audio`: the sound, whole or one part of it (RFC 9110, 14). */
export async function playRecording(
  world: RecordingWorld,
  request: Request,
  response: Response,
): Promise<void> {
  const caller = requireCaller(request);
  const recording = await requireRecording(world.db, caller.agent, readId(request));
  const { state, file_name: name, storage, size_bytes: size, sha256 } = recording;
  if (state === "deleted") throw deleted();
  if (state !== "stored" || name === null || storage === null || size === null) throw notYet();

  const tag = `"${sha256}"`;
  response.set({
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, no-store",
    "Content-Disposition": `inline; filename="${name}"`,
    "Content-Type": "audio/mpeg",
    ETag: tag,
  });
  const part = readRange(request, size, tag);
  if (part === "beyond") throw beyond(size);
  const { start, end } = part ?? { start: 0, end: size - 1 };
  response.status(part === undefined ? 200 : 206).set("Content-Length", String(end - start + 1));
  if (part !== undefined) response.set("Content-Range", `bytes ${start}-${end}/${size}`);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  await send(world, caller, { recording, name, storage, range: { start, end } }, response);
}

async function send(
  world: RecordingWorld,
  caller: Caller,
  wanted: {
    readonly recording: Awaited<ReturnType<typeof requireRecording>>;
    readonly name: string;
    readonly storage: "folder" | "s3";
    readonly range: ByteRange;
  },
  response: Response,
): Promise<void> {
  const { recording, name, storage, range } = wanted;
  const leaving = new AbortController();
  response.once("close", () => leaving.abort());
  const file = await openFile(world, { name, storage, range }, leaving.signal);
  if (file === undefined) throw recordingNotFound();
  try {
    // Before the first byte: nobody hears what the log does not know.
    await auditPlay(world, caller, recording, range.start === 0);
  } catch (error) {
    file.destroy();
    throw error;
  }
  try {
    await pipeline(file, response);
  } catch (error) {
    // A player that has enough closes the connection.
    if (!leaving.signal.aborted) throw error;
  }
}

async function openFile(
  { storages }: RecordingWorld,
  { name, storage, range }: { name: string; storage: "folder" | "s3"; range: ByteRange },
  signal: AbortSignal,
) {
  try {
    return await storages.of(storage).open(name, range, signal);
  } catch (cause) {
    if (!(cause instanceof StorageUnavailable)) throw cause;
    throw new ProblemError(503, "storage-unavailable", "The recording cannot be reached now", {
      detail: "The storage where it is kept does not answer. Try again in a moment.",
      cause,
    });
  }
}

function readId(request: Request): string {
  const params = z.safeParse(Params, request.params, { reportInput: true });
  if (params.success) return params.data.recordingId;
  throw new ProblemError(400, "invalid-input", "The request cannot be used as it is", {
    errors: fieldErrors(params.error.issues, "path"),
  });
}

/** `undefined` for the whole: what is no range of bytes, or several, may be ignored. */
function readRange(request: Request, size: number, tag: string): ByteRange | undefined | "beyond" {
  const ifRange = request.get("If-Range");
  if (ifRange !== undefined && ifRange !== tag) return undefined;
  const ranges = request.range(size);
  if (ranges === undefined || ranges === -2 || (ranges !== -1 && ranges.type !== "bytes")) {
    return undefined;
  }
  if (ranges === -1) return "beyond";
  return ranges.length === 1 ? ranges[0] : undefined;
}

function beyond(size: number): ProblemError {
  return new ProblemError(416, "range-not-satisfiable", "The recording has no such part", {
    detail: `It has ${size} bytes.`,
    headers: { "Content-Range": `bytes */${size}` },
  });
}

function deleted(): ProblemError {
  return new ProblemError(410, "recording-deleted", "This recording was deleted", {
    detail: "Its time was up. The CRM’s record of it says when.",
  });
}

function notYet(): ProblemError {
  return new ProblemError(409, "recording-not-here", "This recording cannot be played yet", {
    detail: "It is fetched from Twilio when the call is over. Try again in a minute.",
    headers: { "Retry-After": "60" },
  });
}
