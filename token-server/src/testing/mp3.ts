/** A made-up MP3: whole frames of silence, 417 bytes each (MPEG 1 layer III, 128 kbit/s, 44.1 kHz). */
export function makeMp3(frames = 100): Buffer {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x64]);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
}
