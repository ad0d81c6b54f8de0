import type { AudioPort } from "../media/audio-port.ts";
import {
  isFinalStatus,
  type CallChanges,
  type CallRecord,
  type CallStatus,
} from "../resources/calls.ts";
import { secondsBetween, sipResponseCodeOf, type Ending } from "./final-status.ts";
import { createNotice } from "./notice.ts";
import type { Progress } from "./progress.ts";
import { tapPort, type TappedPort } from "./tapped-port.ts";
import { whenAborted } from "./waiting.ts";
import type { World } from "./world.ts";

/** The endpoint at the far end of a leg, as the leg sees it. */
export interface Terminal {
  /** Tell a caller that the other side rings. */
  ringing(): void;
  /** Pick a caller up; a rung endpoint is never asked to. */
  answer(): Promise<AudioPort>;
  end(error: Ending["error"]): void;
  hearDigits(digits: string): void;
}

/** Words that were understood, as a speech recogniser gives them. */
export interface Utterance {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** One Twilio call while it lives. */
export interface Leg {
  readonly sid: string;
  record(): CallRecord;
  readonly progress: Progress;
  /** Aborts when the call has ended. */
  readonly over: AbortSignal;
  /** Undefined until answered. */
  audio(): TappedPort | undefined;
  isAnswered(): boolean;
  dialled(): void;
  ringing(): void;
  onRinging(listener: () => void): void;
  /** Picks a caller up, once; resolves when audio flows or the call is over. */
  answer(): Promise<void>;
  /** A rung endpoint answered; false when that came too late. */
  answered(audio: AudioPort): boolean;
  /** We end the call. */
  end(ending: Ending): void;
  /** The far end ended it; a call that was never answered gets `unanswered` as its status. */
  farEndLeft(ending: Ending): void;
  pressed(digits: string): void;
  onPressed(listener: (digits: string) => void): () => void;
  hearDigits(digits: string): void;
  /** The far end said these words. */
  spoke(utterance: Utterance): void;
  onSpoken(listener: (utterance: Utterance) => void): () => void;
  /**
   * A leg does one thing at a time: run a document, or wait in a Dial. Who claims it takes it from
   * the one before, whose signal aborts; so it does when the call ends.
   */
  claim(): AbortSignal;
}

export function createLeg(world: World, sid: string, terminal: Terminal, progress: Progress): Leg {
  const { clock, log } = world;
  const records = world.stores.calls;
  const over = new AbortController();
  const keys = createNotice<string>();
  const words = createNotice<Utterance>();
  let audio: TappedPort | undefined;
  let answering: Promise<void> | undefined;
  let hasRung = false;
  let tellRinging = () => {};
  let owner: AbortController | undefined;

  const record = (): CallRecord => {
    const found = records.find(sid);
    if (found === undefined) throw new Error(`The record of live call ${sid} is gone.`);
    return found;
  };

  const logStatus = ({ parentCallSid, direction, status }: CallRecord) =>
    log.add("leg.status", { callSid: sid, parentCallSid, direction, status });

  const change = (status: CallStatus, changes: CallChanges = {}): CallRecord => {
    const changed = records.update(sid, { ...changes, status });
    logStatus(changed);
    return changed;
  };

  const pickUp = (port: AudioPort) => {
    audio = tapPort(port);
    progress.report("answered", change("in-progress", { startTime: clock.now() }));
  };

  const answerCaller = async () => {
    const port = await clock.during(terminal.answer());
    if (!over.signal.aborted) pickUp(port);
  };

  const finish = (ending: Ending) => {
    const { startTime } = record();
    const endTime = clock.now();
    const status = audio === undefined ? ending.unanswered : "completed";
    const durationSeconds =
      audio === undefined || startTime === null ? 0 : secondsBetween(startTime, endTime);
    const ended = change(status, { startTime: startTime ?? endTime, endTime, durationSeconds });
    progress.report("completed", ended, sipResponseCodeOf(status, ending));
    over.abort();
  };

  const leg: Leg = {
    sid,
    record,
    progress,
    over: over.signal,
    audio: () => audio,
    isAnswered: () => audio !== undefined,

    dialled() {
      if (isFinalStatus(record().status)) return;
      progress.report("initiated", records.update(sid, { startTime: clock.now() }));
    },

    ringing() {
      if (hasRung || audio !== undefined || over.signal.aborted) return;
      hasRung = true;
      terminal.ringing();
      // An incoming call is `ringing` from its first moment.
      if (record().status !== "ringing") progress.report("ringing", change("ringing"));
      tellRinging();
    },

    onRinging(listener) {
      tellRinging = listener;
    },

    answer() {
      if (audio !== undefined || over.signal.aborted) return Promise.resolve();
      leg.ringing();
      answering ??= Promise.race([answerCaller(), whenAborted(over.signal)]);
      return answering;
    },

    answered(port) {
      if (over.signal.aborted || audio !== undefined) return false;
      pickUp(port);
      return true;
    },

    end(ending) {
      if (over.signal.aborted) return;
      finish(ending);
      terminal.end(audio === undefined ? ending.error : undefined);
    },

    farEndLeft(ending) {
      if (!over.signal.aborted) finish(ending);
    },

    pressed(digits) {
      log.add("leg.digits", { callSid: sid, digits });
      keys.tell(digits);
    },

    onPressed: (listener) => keys.listen(listener),

    hearDigits: (digits) => terminal.hearDigits(digits),

    spoke(utterance) {
      log.add("leg.spoken", { callSid: sid, ...utterance });
      words.tell(utterance);
    },

    onSpoken: (listener) => words.listen(listener),

    claim() {
      owner?.abort();
      owner = new AbortController();
      return AbortSignal.any([owner.signal, over.signal]);
    },
  };
  logStatus(record());
  return leg;
}
