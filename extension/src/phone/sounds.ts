import type { Device } from "@twilio/voice-sdk";
import type { RingKind } from "./ringer.ts";

const sampleRate = 16_000;

interface Tone {
  /** Frequencies sounded together; none is silence. */
  readonly hertz: readonly number[];
  readonly seconds: number;
  /** 0 to 1. */
  readonly loudness: number;
}

const silence = (seconds: number): Tone => ({ hertz: [], seconds, loudness: 0 });
const ring: Tone = { hertz: [523.25, 659.25], seconds: 0.4, loudness: 0.3 };
const waiting: Tone = { hertz: [523.25], seconds: 0.15, loudness: 0.12 };

const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477];
const keypad = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "s", "0", "h"];

/**
 * The SDK's sounds, made here: its own come from a web server, and a call rings two seconds late
 * when that server does not answer.
 */
export function createSounds(): Partial<Record<Device.SoundName, string>> {
  const digits = keypad.map((key, place) => {
    const hertz = [rows[Math.floor(place / 3)] ?? 0, columns[place % 3] ?? 0];
    return [`dtmf${key}`, soundUrl([{ hertz, seconds: 0.12, loudness: 0.2 }])];
  });
  return {
    incoming: ringUrls().alone,
    outgoing: soundUrl([{ hertz: [880], seconds: 0.08, loudness: 0.15 }]),
    disconnect: soundUrl([{ hertz: [440], seconds: 0.16, loudness: 0.2 }]),
    ...Object.fromEntries(digits),
  };
}

/** The ring of a call, and the soft one beside a conversation; each is played over and over. */
export function ringUrls(): Record<RingKind, string> {
  return {
    alone: soundUrl([ring, silence(0.2), ring, silence(2)]),
    waiting: soundUrl([waiting, silence(0.15), waiting, silence(4)]),
  };
}

function soundUrl(tones: readonly Tone[]): string {
  return URL.createObjectURL(new Blob([wave(tones)], { type: "audio/wav" }));
}

/** A mono 16-bit PCM WAV file. */
export function wave(tones: readonly Tone[]): ArrayBuffer {
  const samples = tones.flatMap(samplesOf);
  const file = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const ascii = (at: number, text: string) =>
    new TextEncoder().encode(text).forEach((byte, index) => file.setUint8(at + index, byte));
  ascii(0, "RIFF");
  file.setUint32(4, 36 + samples.length * 2, true);
  ascii(8, "WAVEfmt ");
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, sampleRate, true);
  file.setUint32(28, sampleRate * 2, true);
  file.setUint16(32, 2, true);
  file.setUint16(34, 16, true);
  ascii(36, "data");
  file.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) => file.setInt16(44 + index * 2, sample * 32_767, true));
  return file.buffer;
}

/** Fades in and out over five milliseconds, so that nothing clicks. */
function samplesOf({ hertz, seconds, loudness }: Tone): number[] {
  const count = Math.round(seconds * sampleRate);
  const fade = 0.005 * sampleRate;
  return Array.from({ length: count }, (_, index) => {
    const edge = Math.min(1, index / fade, (count - 1 - index) / fade);
    const waves = hertz.map((f) => Math.sin((2 * Math.PI * f * index) / sampleRate));
    return (loudness * edge * waves.reduce((sum, value) => sum + value, 0)) / (hertz.length || 1);
  });
}
