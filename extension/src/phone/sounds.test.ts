import { expect, it } from "vitest";
import { wave } from "./sounds.ts";

it("writes a WAV file as long as its tones", () => {
  const file = new DataView(
    wave([
      { hertz: [440], seconds: 0.1, loudness: 0.5 },
      { hertz: [], seconds: 0.1, loudness: 0 },
    ]),
  );
  const samples = Array.from({ length: 3200 }, (_, index) => file.getInt16(44 + index * 2, true));
  expect(new TextDecoder().decode(file.buffer.slice(0, 4))).toBe("RIFF");
  expect(file.byteLength).toBe(44 + 3200 * 2);
  expect(file.getUint32(40, true)).toBe(6400);
  expect(Math.max(...samples)).toBeGreaterThan(14_000);
  expect(Math.max(...samples)).toBeLessThanOrEqual(16_384);
  expect(samples.slice(1600).every((sample) => sample === 0)).toBe(true);
});
