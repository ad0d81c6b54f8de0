import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeMp3 } from "../../testing/mp3.ts";
import { s3Keys, startS3 } from "../../testing/s3-server.ts";
import { createFolderStorage } from "./folder-storage.ts";
import { type RecordingStorage, StorageUnavailable } from "./recording-storage.ts";
import { createS3Storage } from "./s3-storage.ts";
import { createStorages } from "./storages.ts";

const name = `recording_2026-11-22_100005_CA${"a".repeat(32)}_RE${"b".repeat(32)}.mp3`;
const sound = makeMp3();
const { signal } = new AbortController();

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ringback-storage-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function localFile() {
  const path = join(await newFolder(), "whole.mp3");
  await writeFile(path, sound);
  const sha256 = createHash("sha256").update(sound).digest("hex");
  return { path, sizeBytes: sound.length, sha256 };
}

const kinds: [string, () => Promise<RecordingStorage>][] = [
  ["a folder", async () => createFolderStorage(join(await newFolder(), "recordings"))],
  ["S3", async () => createS3Storage((await startS3("acme-recordings")).config)],
];

describe.each(kinds)("kept in %s", (_kind, create) => {
  it("comes back byte for byte, whole and in parts", async () => {
    const storage = await create();
    const file = await localFile();
    await storage.put(name, file, signal);
    await storage.put(name, file, signal);
    const read = async (start: number, end: number) => {
      const stream = await storage.open(name, { start, end }, signal);
      return stream && buffer(stream);
    };
    expect((await read(0, sound.length - 1))?.equals(sound)).toBe(true);
    expect((await read(417, 419))?.equals(sound.subarray(417, 420))).toBe(true);
  });

  it("is gone when it was removed, or never was", async () => {
    const storage = await create();
    await storage.put(name, await localFile(), signal);
    await storage.remove(name, signal);
    await storage.remove(name, signal);
    expect(await storage.open(name, { start: 0, end: 0 }, signal)).toBeUndefined();
  });

  it("has no name that leads elsewhere", async () => {
    const storage = await create();
    const file = await localFile();
    for (const bad of ["../x.mp3", "/etc/passwd", `${name}/../x`, `${name}\0`]) {
      await expect(storage.put(bad, file, signal), bad).rejects.toThrow();
      await expect(storage.open(bad, { start: 0, end: 0 }, signal), bad).rejects.toThrow();
      await expect(storage.remove(bad, signal), bad).rejects.toThrow();
    }
  });
});

it("leaves nothing but whole files in the folder, for this user alone", async () => {
  const folder = join(await newFolder(), "recordings");
  const storage = createFolderStorage(folder);
  await storage.put(name, await localFile(), signal);
  await expect(
    storage.put(name, { ...(await localFile()), path: "/nowhere/x.mp3" }, signal),
  ).rejects.toThrow("ENOENT");
  expect(await readdir(folder)).toEqual([name]);
  expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

describe("S3", () => {
  it("keeps nothing that is not what was fetched", async () => {
    const s3 = await startS3("acme-recordings");
    const storage = createS3Storage(s3.config);
    const file = { ...(await localFile()), sha256: "0".repeat(64) };
    await expect(storage.put(name, file, signal)).rejects.toThrow("did not keep a recording (400)");
    expect(s3.objects.size).toBe(0);
  });

  it("puts objects under the prefix", async () => {
    const s3 = await startS3("acme-recordings");
    await createS3Storage(s3.config).put(name, await localFile(), signal);
    expect([...s3.objects.keys()]).toEqual([`ringback/${name}`]);
  });

  it("is unavailable, in words, with a wrong key, in trouble, or away", async () => {
    const s3 = await startS3("acme-recordings");
    const wrong = createS3Storage({ ...s3.config, secretAccessKey: `${s3Keys.secretAccessKey}x` });
    await expect(wrong.put(name, await localFile(), signal)).rejects.toThrow("(403)");
    s3.setDown(true);
    const storage = createS3Storage(s3.config);
    const asked = storage.open(name, { start: 0, end: 1 }, signal);
    await expect(asked).rejects.toBeInstanceOf(StorageUnavailable);
    const away = createS3Storage({ ...s3.config, endpoint: "http://127.0.0.1:1" });
    await expect(away.remove(name, signal)).rejects.toThrow("cannot be reached");
  });

  it("is where new recordings go, and the folder keeps the old ones", async () => {
    const s3 = await startS3("acme-recordings");
    const storages = createStorages(await newFolder(), s3.config);
    expect([storages.current.kind, storages.of("folder").kind]).toEqual(["s3", "folder"]);
    const without = createStorages(await newFolder(), undefined);
    expect(without.current.kind).toBe("folder");
    expect(() => without.of("s3")).toThrow("no S3_ variables are set");
  });
});
