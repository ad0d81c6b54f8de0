import { sampleRate } from "./audio-port.ts";
import { joinSamples } from "./join-samples.ts";
import { mixDown } from "./mix-down.ts";
import { createResampler } from "./resampler.ts";

const headerBytes = 44;
/** Behind `RIFF`, the length and `WAVE`. */
const headerStart = 12;

/** A WAV file of 16-bit samples at the simulator's rate, of as many channels as are given. */
export function writeWav(...channels: readonly Int16Array[]): Buffer {
  const samples = interleave(channels);
  const bytesPerMoment = channels.length * 2;
  const file = Buffer.alloc(headerBytes + samples.length * 2);
  file.write("RIFF", 0, "ascii");
  file.writeUInt32LE(file.length - 8, 4);
  file.write("WAVEfmt ", 8, "ascii");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels.length, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * bytesPerMoment, 28);
  file.writeUInt16LE(bytesPerMoment, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36, "ascii");
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, at) => file.writeInt16LE(sample, headerBytes + at * 2));
  return file;
}

function interleave(channels: readonly Int16Array[]): Int16Array {
  const [first = new Int16Array()] = channels;
  if (channels.length === 1) return first;
  const samples = new Int16Array(first.length * channels.length);
  channels.forEach((channel, place) => {
    channel.forEach((sample, at) => (samples[at * channels.length + place] = sample));
  });
  return samples;
}

/** Reads 16-bit PCM of any rate and number of channels into one channel at the simulator's rate. */
export function readWav(file: Buffer): Int16Array {
  const format = findChunk(file, "fmt ");
  const sound = findChunk(file, "data");
  if (format.readUInt16LE(0) !== 1 || format.readUInt16LE(14) !== 16) {
    throw new Error("This WAV file is not 16-bit PCM. Convert it, for instance with sox -b 16.");
  }
  const channels = format.readUInt16LE(2);
  const rate = format.readUInt32LE(4);
  const samples = Int16Array.from({ length: Math.floor(sound.length / 2) }, (_, at) =>
    sound.readInt16LE(at * 2),
  );
  const resampler = createResampler(rate);
  // The last half-kernel only comes out once something follows it.
  const afterwards = new Int16Array(Math.ceil(rate / 100));
  return joinSamples(
    [mixDown(samples, channels), afterwards].map((part) => resampler.convert(part)),
  );
}

function findChunk(file: Buffer, name: string): Buffer {
  const kind = file.toString("latin1", 0, 4) + file.toString("latin1", 8, 12);
  if (kind !== "RIFFWAVE") throw new Error("This is no WAV file.");
  for (let at = headerStart; at + 8 <= file.length;) {
    const length = file.readUInt32LE(at + 4);
    if (file.toString("latin1", at, at + 4) === name) return file.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
  throw new Error(`This WAV file has no "${name.trim()}" part.`);
}
