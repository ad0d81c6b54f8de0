import { beforeEach, expect, it, vi } from "vitest";
import { createRinger, type Ringer, type RingSound } from "./ringer.ts";

function fakeSound() {
  return {
    play: vi.fn<RingSound["play"]>().mockResolvedValue(),
    pause: vi.fn<RingSound["pause"]>(),
    setSinkId: vi.fn<RingSound["setSinkId"]>().mockResolvedValue(),
    currentTime: 5,
    loop: false,
  };
}

let alone: ReturnType<typeof fakeSound>;
let waiting: ReturnType<typeof fakeSound>;
let ringer: Ringer;

beforeEach(() => {
  alone = fakeSound();
  waiting = fakeSound();
  ringer = createRinger({ alone, waiting });
});

it("rings on and on, once however often it is told", () => {
  ringer.ring("alone");
  ringer.ring("alone");
  expect(alone.play).toHaveBeenCalledOnce();
  expect(alone.loop).toBe(true);
});

it("is silent at once, and begins anew the next time", () => {
  ringer.ring("alone");
  ringer.stop();
  expect(alone.pause).toHaveBeenCalled();
  expect(alone.currentTime).toBe(0);
  ringer.ring("alone");
  expect(alone.play).toHaveBeenCalledTimes(2);
});

it("never sounds twice: the soft ring takes the loud one’s place", () => {
  ringer.ring("alone");
  alone.pause.mockClear();
  ringer.ring("waiting");
  expect(alone.pause).toHaveBeenCalled();
  expect(waiting.play).toHaveBeenCalledOnce();
});

it("rings on the chosen device, and copes with one that is gone", () => {
  alone.setSinkId.mockRejectedValue(new Error("gone"));
  ringer.choose("speakers");
  ringer.choose(null);
  expect(waiting.setSinkId.mock.calls).toEqual([["speakers"], [""]]);
});
