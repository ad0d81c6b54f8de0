import { expect, it } from "vitest";
import { loudness } from "./use-microphone-level.ts";

it("shows silence as nothing, speech in between and shouting as full", () => {
  expect(loudness(new Float32Array(64))).toBe(0);
  const speech = loudness(new Float32Array(64).fill(0.05));
  expect(speech).toBeGreaterThan(0.35);
  expect(speech).toBeLessThan(0.9);
  expect(loudness(new Float32Array(64).fill(1))).toBe(1);
});
