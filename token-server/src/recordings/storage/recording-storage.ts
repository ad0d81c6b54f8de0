import type { Readable } from "node:stream";

/** A complete file on this machine's disk. */
export interface LocalFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where recordings are kept. Names are those `recordingFileName` makes. */
export interface RecordingStorage {
  readonly kind: "folder" | "s3";
  /** Keeps the whole file or nothing; the same name again is the same file again. */
  put(name: string, file: LocalFile, signal: AbortSignal): Promise<void>;
  /** `undefined` when it is not there. The stream has to be read or destroyed. */
  open(name: string, range: ByteRange, signal: AbortSignal): Promise<Readable | undefined>;
  /** Also when it is gone already. */
  remove(name: string, signal: AbortSignal): Promise<void>;
}

/** Where new recordings go, and where each of the old ones is. */
export interface RecordingStorages {
  readonly current: RecordingStorage;
  /** Throws when the settings no longer lead there. */
  of(kind: RecordingStorage["kind"]): RecordingStorage;
}

export class StorageUnavailable extends Error {
  override readonly name = "StorageUnavailable";
  readonly code = "storage-unavailable";
}
