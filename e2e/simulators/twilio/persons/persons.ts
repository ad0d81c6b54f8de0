import type { Endpoint, StartedCall } from "../calls/endpoint.ts";
import type { Clock } from "../clock.ts";
import type { EventLog } from "../event-log.ts";
import type { FramePacer } from "../media/frame-pacer.ts";
import type { MakeSid } from "../sids.ts";
import { CallerBehaviour, type PersonBehaviour } from "./behaviour.ts";
import { dialAsPerson } from "./dial-as-person.ts";
import { createPersonCall, type Hearing, type PersonCall } from "./person-call.ts";
import { ringPerson } from "./ring-person.ts";
import { createSpeech } from "./speech.ts";
import { findUsualBehaviour } from "./usual-behaviour.ts";

/** How many ended calls are remembered for whoever asks what was heard. */
const mostEndedCalls = 50;

interface PersonState {
  readonly number: string;
  readonly state: "idle" | "ringing" | "in call" | "ended";
  /** Null while idle. */
  readonly callSid: string | null;
  /** Null while idle; of an ended call: what was heard in its last second. */
  readonly hears: Hearing | null;
}

/** Everybody with a telephone: each number has a person behind it. */
export interface Persons {
  endpointFor(number: string): Endpoint;
  /** Throws when a recording to play cannot be read. Null gives the usual behaviour back. */
  setBehaviour(number: string, behaviour: PersonBehaviour | null): void;
  behaviourOf(number: string): PersonBehaviour;
  /** A person calls one of our numbers; hand the result to whoever takes calls. */
  dial(from: string, to: string, behaviour?: CallerBehaviour): StartedCall;
  /** False when there is no such call now. */
  hangUp(callSid: string): boolean;
  press(callSid: string, digits: string): boolean;
  /** What a transcriber understands of what the person in this call says; undefined for nobody. */
  transcriptOf(callSid: string): string | undefined;
  /** Live calls, then the last ended ones (newest first), then who is known but idle. */
  states(): readonly PersonState[];
  close(): void;
}

export interface PersonsOptions {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly makeSid: MakeSid;
  readonly pacer: FramePacer;
}

export function createPersons({ log, clock, makeSid, pacer }: PersonsOptions): Persons {
  const behaviours = new Map<string, PersonBehaviour>();
  const calls = new Map<string, PersonCall>();
  let ended: readonly PersonCall[] = [];

  const behaviourOf = (number: string) => behaviours.get(number) ?? findUsualBehaviour(number);

  const open = (
    number: string,
    callSid: string,
    tell: { onHungUp(): void; onPressed(digits: string): void },
  ) => {
    const call = createPersonCall({
      callSid,
      number,
      clock,
      log,
      pacer,
      ...tell,
      onEnded(finished) {
        calls.delete(callSid);
        ended = [finished, ...ended].slice(0, mostEndedCalls);
      },
    });
    calls.set(callSid, call);
    return call;
  };

  const describe = (call: PersonCall): PersonState => ({
    number: call.number,
    state: call.state(),
    callSid: call.callSid,
    hears: call.hears(),
  });

  return {
    endpointFor: (number) => ({
      ring(request, reports) {
        const call = open(number, request.callSid, {
          onHungUp: () => reports.hungUp(),
          onPressed: (digits) => reports.digits(digits),
        });
        return ringPerson(call, behaviourOf(number), reports);
      },
    }),

    setBehaviour(number, behaviour) {
      if (behaviour === null) return void behaviours.delete(number);
      // Found out now rather than in the middle of a call.
      if (typeof behaviour === "object" && "answer" in behaviour) {
        createSpeech(behaviour.answer.says);
      }
      behaviours.set(number, behaviour);
    },

    behaviourOf,

    dial(from, to, behaviour = CallerBehaviour.parse({})) {
      createSpeech(behaviour.says);
      const listeners = {
        hangUp: new Set<() => void>(),
        digits: new Set<(digits: string) => void>(),
      };
      const call = open(from, makeSid("CA"), {
        onHungUp: () => listeners.hangUp.forEach((tell) => tell()),
        onPressed: (digits) => listeners.digits.forEach((tell) => tell(digits)),
      });
      log.add("person.dialled", { callSid: call.callSid, from, to });
      return dialAsPerson(call, to, behaviour, listeners);
    },

    hangUp(callSid) {
      const call = calls.get(callSid);
      call?.hangUp();
      return call !== undefined;
    },

    press(callSid, digits) {
      const call = calls.get(callSid);
      if (call?.state() !== "in call") return false;
      call.press(digits);
      return true;
    },

    transcriptOf: (callSid) =>
      (calls.get(callSid) ?? ended.find((call) => call.callSid === callSid))?.transcript(),

    states() {
      const known = [...calls.values(), ...ended];
      const idle = [...behaviours.keys()].filter(
        (number) => !known.some((call) => call.number === number),
      );
      return [
        ...known.map(describe),
        ...idle.map((number) => ({ number, state: "idle", callSid: null, hears: null }) as const),
      ];
    },

    close() {
      for (const call of calls.values()) call.end();
    },
  };
}
