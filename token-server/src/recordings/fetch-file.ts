import { createHash } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import {
  MediaRefused,
  type MediaResponse,
  MediaUnavailable,
  type OpenMedia,
} from "../twilio/media.ts";
import type { LocalFile } from "./storage/recording-storage.ts";

/** Four hours in two channels are about 230 MB; nothing Twilio records is larger. */
const usualMaxBytes = 256 * 1024 * 1024;

interface WantedFile {
  readonly accountSid: string;
  readonly recordingSid: string;
  readonly channels: number;
}

export interface Fetching {
  readonly openMedia: OpenMedia;
  /** Where files are while they come. */
  readonly spoolFolder: string;
  readonly maxBytes?: number;
}

/**
 * Fetches a recording from Twilio and hands it to `use` when it is complete, checked and on disk;
 * never less than the whole. Throws `MediaUnavailable` (try later) or `MediaRefused` (never).
 */
export async function fetchFile(
  { openMedia, spoolFolder, maxBytes = usualMaxBytes }: Fetching,
  wanted: WantedFile,
  signal: AbortSignal,
  use: (file: LocalFile) => Promise<void>,
): Promise<void> {
  const { accountSid, recordingSid, channels } = wanted;
  const channelQuery = channels === 2 ? "?RequestedChannels=2" : "";
  // Our own address, from a checked SID: what a webhook says of URLs is not followed.
  const path = `/2010-04-01/Accounts/${accountSid}/Recordings/${recordingSid}.mp3${channelQuery}`;
  const media = await openMedia(path, signal);
  const spoolFile = join(spoolFolder, `${recordingSid}.mp3`);
  try {
    checkAnnounced(media, maxBytes);
    await mkdir(spoolFolder, { recursive: true, mode: 0o700 });
    const file = await receive(media, spoolFile, maxBytes);
    await use(file);
  } finally {
    media.body.destroy();
    await rm(spoolFile, { force: true });
  }
}

function checkAnnounced({ contentType, contentLength }: MediaResponse, maxBytes: number): void {
  // An error page with status 200 may be a proxy's: the next try may reach Twilio.
  if (contentType !== "audio/mpeg" && contentType !== "audio/mp3") {
    throw new MediaUnavailable(`Twilio sent ${contentType || "no type"} in place of audio/mpeg`);
  }
  if (contentLength !== undefined && contentLength > maxBytes) throw tooLarge(maxBytes);
}

async function receive(media: MediaResponse, path: string, maxBytes: number): Promise<LocalFile> {
  const sha256 = createHash("sha256");
  const md5 = createHash("md5");
  let sizeBytes = 0;
  let head = Buffer.alloc(0);
  const file = await open(path, "w", 0o600);
  try {
    for await (const chunk of chunksOf(media.body)) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
      if (head.length < 3) head = Buffer.concat([head, chunk.subarray(0, 3)]);
      sha256.update(chunk);
      md5.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  const { contentLength, contentMd5 } = media;
  if (contentLength !== undefined && contentLength !== sizeBytes) {
    throw new MediaUnavailable(`Twilio sent ${sizeBytes} of ${contentLength} bytes`);
  }
  if (contentMd5 !== undefined && contentMd5 !== md5.digest("base64")) {
    throw new MediaUnavailable("What Twilio sent does not fit its checksum");
  }
  if (!isMp3(head)) throw new MediaUnavailable("What Twilio sent is no MP3");
  return { path, sizeBytes, sha256: sha256.digest("hex") };
}

async function* chunksOf(body: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of body) yield chunk as Buffer;
  } catch (cause) {
    throw new MediaUnavailable("The connection to Twilio broke", { cause });
  }
}

/** A tag, or the first frame's eleven set bits. */
function isMp3(head: Buffer): boolean {
  if (head.subarray(0, 3).toString("latin1") === "ID3") return true;
  return head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0;
}

function tooLarge(maxBytes: number): MediaRefused {
  return new MediaRefused(`The recording is larger than ${Math.floor(maxBytes / 2 ** 20)} MB`);
}
