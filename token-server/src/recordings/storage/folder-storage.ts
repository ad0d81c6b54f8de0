import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { checkFileName } from "../file-name.ts";
import type { RecordingStorage } from "./recording-storage.ts";

/** Keeps recordings as files in one folder, readable by this user alone. */
export function createFolderStorage(folder: string): RecordingStorage {
  const pathOf = (name: string) => join(folder, checkFileName(name));
  return {
    kind: "folder",
    async put(name, file) {
      const target = pathOf(name);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // The spool may be on another disk, where a rename is not possible.
      const temporary = `${target}.part`;
      await rm(temporary, { force: true });
      await copyFile(file.path, temporary);
      await syncFile(temporary);
      await rename(temporary, target);
      // Without this a power cut could forget the rename.
      await syncFile(folder);
    },
    async open(name, { start, end }) {
      const path = pathOf(name);
      const found = await stat(path).catch(() => undefined);
      if (found === undefined || found.size <= end) return undefined;
      return createReadStream(path, { start, end });
    },
    async remove(name) {
      await rm(pathOf(name), { force: true });
    },
  };
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.chmod((await handle.stat()).isDirectory() ? 0o700 : 0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
