import { join } from "node:path";
import { createFolderStorage } from "./folder-storage.ts";
import { type RecordingStorages, StorageUnavailable } from "./recording-storage.ts";
import { createS3Storage, type S3Config } from "./s3-storage.ts";

/** S3 where it is set up, else a folder. What was kept in the folder before stays reachable. */
export function createStorages(dataFolder: string, s3: S3Config | undefined): RecordingStorages {
  const folder = createFolderStorage(join(dataFolder, "recordings"));
  const bucket = s3 && createS3Storage(s3);
  return {
    current: bucket ?? folder,
    of(kind) {
      if (kind === "folder") return folder;
      if (bucket === undefined) {
        throw new StorageUnavailable("This recording is in S3, and no S3_ variables are set");
      }
      return bucket;
    },
  };
}
