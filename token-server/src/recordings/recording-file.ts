import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { RecordingTable } from "../database/schema-recordings.ts";
import { type RecordingStorages, StorageUnavailable } from "./storage/recording-storage.ts";

/** What is larger is not sent to the CRM: PHP would hold it in memory several times. */
const largestAttachment = 25 * 1024 * 1024;

/**
 * A stored recording for the CRM: its name and its bytes as base64, checked against what was
 * fetched. `undefined` when it is too large for the CRM.
 */
export async function readForCrm(
  storages: RecordingStorages,
  recording: RecordingTable,
  signal: AbortSignal,
): Promise<{ readonly filename: string; readonly filecontents: string } | undefined> {
  const { file_name: filename, storage, size_bytes: size, sha256 } = recording;
  if (filename === null || storage === null || size === null) return undefined;
  if (size > largestAttachment) return undefined;
  const stream = await storages.of(storage).open(filename, { start: 0, end: size - 1 }, signal);
  if (stream === undefined) throw new StorageUnavailable("A recording’s file is not there");
  const bytes = await buffer(stream);
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
    throw new StorageUnavailable("A recording’s file is not what was fetched");
  }
  return { filename, filecontents: bytes.toString("base64") };
}
