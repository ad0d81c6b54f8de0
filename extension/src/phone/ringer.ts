/** How a call makes itself heard: with the whole ring, or softly beside a conversation. */
export type RingKind = "alone" | "waiting";

export interface Ringer {
  ring(kind: RingKind): void;
  stop(): void;
  /** The device to ring on; null is the system's own. */
  choose(id: string | null): void;
}

export type RingSound = Pick<
  HTMLAudioElement,
  "play" | "pause" | "currentTime" | "loop" | "setSinkId"
>;

/** Rings on a device of the agent's choice: the SDK would ring for a first call only. */
export function createRinger(sounds: Readonly<Record<RingKind, RingSound>>): Ringer {
  const all = Object.values(sounds);
  let ringing: RingKind | undefined;

  for (const sound of all) sound.loop = true;

  function silence(): void {
    for (const sound of all) {
      sound.pause();
      sound.currentTime = 0;
    }
  }

  return {
    ring(kind) {
      if (ringing === kind) return;
      ringing = kind;
      silence();
      // A computer without loudspeakers still shows who calls.
      sounds[kind].play().catch(() => undefined);
    },
    stop() {
      ringing = undefined;
      silence();
    },
    choose(id) {
      // Unplugged: the sound stays where it was.
      for (const sound of all) sound.setSinkId(id ?? "").catch(() => undefined);
    },
  };
}
