import { openAsBlob } from "node:fs";
import { Readable } from "node:stream";
import { AwsClient } from "aws4fetch";
import { checkFileName } from "../file-name.ts";
import { type RecordingStorage, StorageUnavailable } from "./recording-storage.ts";

export interface S3Config {
  readonly bucket: string;
  readonly region: string;
  /** Without the bucket, without a trailing slash. */
  readonly endpoint: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Keeps recordings as objects of one bucket. The path names the bucket: every S3 takes that. */
export function createS3Storage(config: S3Config, fetchS3: typeof fetch = fetch): RecordingStorage {
  const { accessKeyId, secretAccessKey, region } = config;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 0 });
  const urlOf = (name: string) =>
    `${config.endpoint}/${config.bucket}/${config.prefix}${checkFileName(name)}`;

  async function send(
    method: "PUT" | "GET" | "DELETE",
    name: string,
    signal: AbortSignal,
    { headers, body }: { headers?: Readonly<Record<string, string>>; body?: Blob } = {},
  ): Promise<Response> {
    const signed = await client.sign(urlOf(name), { method, headers: { ...headers } });
    const request = {
      method,
      headers: signed.headers,
      // Followed, it would hand the signature on.
      redirect: "manual" as const,
      signal,
      ...(body && { body }),
    };
    return fetchS3(signed.url, request).catch((cause: unknown) => {
      throw new StorageUnavailable("The S3 storage cannot be reached", { cause });
    });
  }

  return {
    kind: "s3",
    async put(name, file, signal) {
      // The storage compares what it got with this, and keeps nothing that differs.
      const headers = { "x-amz-content-sha256": file.sha256, "Content-Type": "audio/mpeg" };
      const body = await openAsBlob(file.path);
      const answer = await send("PUT", name, signal, { headers, body });
      await answer.body?.cancel();
      if (!answer.ok) throw refused("keep", answer.status);
    },
    async open(name, { start, end }, signal) {
      const headers = { Range: `bytes=${start}-${end}` };
      const answer = await send("GET", name, signal, { headers });
      const isPart = answer.headers.get("content-range")?.startsWith(`bytes ${start}-${end}/`);
      if (answer.status === 206 && isPart === true && answer.body !== null) {
        return Readable.fromWeb(answer.body);
      }
      await answer.body?.cancel();
      if (answer.status === 404 || answer.status === 416) return undefined;
      throw refused("hand out", answer.status);
    },
    async remove(name, signal) {
      const answer = await send("DELETE", name, signal);
      await answer.body?.cancel();
      if (!answer.ok && answer.status !== 404) throw refused("remove", answer.status);
    },
  };
}

function refused(verb: string, status: number): StorageUnavailable {
  return new StorageUnavailable(`The S3 storage did not ${verb} a recording (${status})`);
}
