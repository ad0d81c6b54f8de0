import type { AudioPort } from "../../media/audio-port.ts";
import type { FramePacer } from "../../media/frame-pacer.ts";
import { isLoud, mixFrames } from "../../media/mix-frames.ts";
import { createPlayout, type Playout } from "../../media/playout.ts";
import { createNotice } from "../notice.ts";
import type { Sound } from "../sounds/sound.ts";

/** One who takes part, as the mixer sees them. */
export interface Ear {
  readonly audio: AudioPort;
  /** Whether they hear the others now; on hold they do not. */
  hears(): boolean;
  /** Whether this other one hears what they say now. */
  speaksTo(other: Ear): boolean;
  /** Whether they are heard by all, and so in a recording. */
  isPublic(): boolean;
  onSpeaking(isSpeaking: boolean): void;
}

interface Playing {
  readonly sound: Sound;
  readonly to: Ear | undefined;
  readonly done: () => void;
  played: number;
}

export interface Mixer {
  add(ear: Ear): () => void;
  /** Plays to all, or to one of them; `done` when it is over or was stopped. */
  play(sound: Sound, to?: Ear): { readonly done: Promise<void>; readonly stop: () => void };
  /** Everything that all can hear, every 10 ms. */
  onMixed(listener: (frame: Int16Array) => void): () => void;
  close(): void;
}

const quietFramesToEndSpeech = 100;

/** Everybody hears all the others, every 10 ms. */
export function createMixer(pacer: FramePacer): Mixer {
  const inputs = new Map<
    Ear,
    { readonly playout: Playout; readonly stop: () => void; quietFrames: number }
  >();
  const playing = new Set<Playing>();
  const mixed = createNotice<Int16Array>();

  const pullAll = (): ReadonlyMap<Ear, Int16Array> =>
    new Map(
      [...inputs].map(([ear, input]) => {
        const frame = input.playout.pull();
        const wasSpeaking = input.quietFrames < quietFramesToEndSpeech;
        input.quietFrames = isLoud(frame) ? 0 : input.quietFrames + 1;
        const isSpeaking = input.quietFrames < quietFramesToEndSpeech;
        if (isSpeaking !== wasSpeaking) ear.onSpeaking(isSpeaking);
        return [ear, frame] as const;
      }),
    );

  const nextSounds = () =>
    [...playing].map((entry) => {
      const frame = entry.sound.frame(entry.played);
      entry.played += 1;
      if (entry.played >= entry.sound.frames) entry.done();
      return { to: entry.to, frame };
    });

  const leavePacer = pacer.join(() => {
    const said = pullAll();
    const sounds = nextSounds();
    for (const ear of inputs.keys()) {
      if (!ear.hears()) continue;
      const others = [...said].filter(([other]) => other !== ear && other.speaksTo(ear));
      const mine = sounds.filter(({ to }) => to === undefined || to === ear);
      const frames = [...others.map(([, frame]) => frame), ...mine.map(({ frame }) => frame)];
      ear.audio.hear(mixFrames(frames));
    }
    const heardByAll = [...said].filter(([ear]) => ear.isPublic()).map(([, frame]) => frame);
    const playedToAll = sounds.filter(({ to }) => to === undefined).map(({ frame }) => frame);
    mixed.tell(mixFrames([...heardByAll, ...playedToAll]));
  });

  return {
    add(ear) {
      const playout = createPlayout();
      const stop = ear.audio.onSpeech((frame) => playout.push(frame));
      inputs.set(ear, { playout, stop, quietFrames: quietFramesToEndSpeech });
      return () => {
        stop();
        inputs.delete(ear);
        for (const entry of playing) if (entry.to === ear) entry.done();
      };
    },
    play(sound, to) {
      const { promise: done, resolve } = Promise.withResolvers<void>();
      const entry: Playing = {
        sound,
        to,
        played: 0,
        done() {
          playing.delete(entry);
          resolve();
        },
      };
      if (sound.frames > 0) playing.add(entry);
      else resolve();
      return { done, stop: entry.done };
    },
    onMixed: (listener) => mixed.listen(listener),
    close() {
      leavePacer();
      for (const { stop } of inputs.values()) stop();
      for (const entry of playing) entry.done();
    },
  };
}
