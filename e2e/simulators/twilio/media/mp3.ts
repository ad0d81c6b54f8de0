import { createMp3Encoder } from "wasm-media-encoders";
import { sampleRate } from "./audio-port.ts";

/** kbit/s of each channel, as Twilio's own files have. */
const bitrate = 32;

/** An MP3 file of one or two channels. */
export async function writeMp3(channels: readonly Int16Array[]): Promise<Buffer> {
  const encoder = await createMp3Encoder();
  encoder.configure({
    sampleRate,
    outputSampleRate: sampleRate,
    channels: channels.length === 2 ? 2 : 1,
    bitrate: channels.length === 2 ? 64 : bitrate,
  });
  const samples = channels.map((channel) => Float32Array.from(channel, (value) => value / 32_768));
  // What the encoder returns is only valid until it is used again.
  const start = Buffer.from(encoder.encode(samples));
  return Buffer.concat([start, encoder.finalize()]);
}
