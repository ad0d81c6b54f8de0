import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { joinSamples } from "../media/join-samples.ts";
import type { Channels } from "./recorder.ts";

/** The sound of finished recordings: on disk, since hours of it do not fit into memory. */
export interface MediaFiles {
  save(sid: string, channels: Channels): void;
  /** The samples of each channel; undefined for an unknown or removed recording. */
  read(sid: string): readonly Int16Array[] | undefined;
  remove(sid: string): void;
  close(): void;
}

export function createMediaFiles(): MediaFiles {
  const folder = mkdtempSync(join(tmpdir(), "twilio-recordings-"));
  const channelCounts = new Map<string, number>();
  const pathOf = (sid: string, channel: number) => join(folder, `${sid}-${channel}`);
  return {
    save(sid, channels) {
      channelCounts.set(sid, channels.length);
      channels.forEach((frames, channel) => {
        const samples = joinSamples(frames);
        writeFileSync(pathOf(sid, channel), new Uint8Array(samples.buffer));
      });
    },
    read(sid) {
      const count = channelCounts.get(sid);
      if (count === undefined || !existsSync(pathOf(sid, 0))) return undefined;
      return Array.from({ length: count }, (_, channel) => {
        const { buffer } = new Uint8Array(readFileSync(pathOf(sid, channel)));
        return new Int16Array(buffer);
      });
    },
    remove(sid) {
      for (let channel = 0; channel < (channelCounts.get(sid) ?? 0); channel += 1) {
        rmSync(pathOf(sid, channel), { force: true });
      }
      channelCounts.delete(sid);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
