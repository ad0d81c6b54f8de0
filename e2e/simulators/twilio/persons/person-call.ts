import type { Clock } from "../clock.ts";
import type { EventLog } from "../event-log.ts";
import type { AudioPort } from "../media/audio-port.ts";
import type { FramePacer } from "../media/frame-pacer.ts";
import type { Sound } from "../media/listener.ts";
import type { PersonSpeech } from "./behaviour.ts";
import type { MessageStages } from "./message.ts";
import { createSpeech } from "./speech.ts";
import { startTalk, type Talk } from "./talk.ts";

/** What a person hears, over the last second of the call. */
export interface Hearing extends Sound {
  /** All keys the other side pressed so far. */
  readonly digits: string;
}

/** One call of one person, from the first ring to the end. */
export interface PersonCall {
  readonly callSid: string;
  readonly number: string;
  state(): "ringing" | "in call" | "ended";
  hears(): Hearing;
  hearDigits(digits: string): void;
  /** From now on sound flows; only once. */
  begin(says: PersonSpeech, stages?: MessageStages): AudioPort;
  /** What a transcriber understands of what this person says. */
  transcript(): string | undefined;
  /** The person puts the phone down; the listener is told. */
  hangUp(): void;
  /** The other side ended it. */
  end(): void;
  press(digits: string): void;
  /** Runs `run` by the clock, unless the call has ended by then. */
  later(seconds: number, run: () => void): void;
}

export interface PersonCallOptions {
  readonly callSid: string;
  readonly number: string;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly pacer: FramePacer;
  onHungUp(): void;
  onPressed(digits: string): void;
  onEnded(call: PersonCall): void;
}

export function createPersonCall(options: PersonCallOptions): PersonCall {
  const { callSid, number, clock, log, pacer } = options;
  const timers = new Set<() => void>();
  let talk: Talk | undefined;
  let spoken: PersonSpeech = "silence";
  let digits = "";
  let isEnded = false;
  let lastHeard: Sound = { rms: 0, peakFrequency: null };

  const finish = (): boolean => {
    if (isEnded) return false;
    isEnded = true;
    for (const stop of timers) stop();
    lastHeard = talk?.measure() ?? lastHeard;
    talk?.stop();
    log.add("person.ended", { callSid, number });
    options.onEnded(call);
    return true;
  };

  const call: PersonCall = {
    callSid,
    number,
    state() {
      if (isEnded) return "ended";
      return talk === undefined ? "ringing" : "in call";
    },
    hears: () => ({ ...(isEnded ? lastHeard : (talk?.measure() ?? lastHeard)), digits }),
    hearDigits: (pressed) => void (digits += pressed),
    transcript: () =>
      typeof spoken === "object" && "message" in spoken ? spoken.message.transcript : undefined,
    begin(says, stages) {
      spoken = says;
      talk = startTalk(createSpeech(says, stages), pacer);
      log.add("person.answered", { callSid, number });
      return talk.audio;
    },
    hangUp() {
      if (finish()) options.onHungUp();
    },
    end: () => void finish(),
    press(keys) {
      if (talk !== undefined && !isEnded) options.onPressed(keys);
    },
    later(seconds, run) {
      const stop = clock.setTimer(seconds * 1000, () => {
        timers.delete(stop);
        if (!isEnded) run();
      });
      timers.add(stop);
    },
  };
  return call;
}
