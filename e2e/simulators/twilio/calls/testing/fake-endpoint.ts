import type { AudioPort } from "../../media/audio-port.ts";
import type { Endpoint, RingReports, RingRequest, StartedCall } from "../endpoint.ts";

export interface FakeAudio extends AudioPort {
  readonly heard: Int16Array[];
  say(frame: Int16Array): void;
}

function createFakeAudio(): FakeAudio {
  const heard: Int16Array[] = [];
  const listeners = new Set<(frame: Int16Array) => void>();
  return {
    heard,
    hear: (frame) => void heard.push(frame),
    onSpeech(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say: (frame) => listeners.forEach((listener) => listener(frame)),
  };
}

export interface FakePhone extends Endpoint {
  readonly audio: FakeAudio;
  readonly digitsHeard: string[];
  /** What became of the last ring. */
  rung(): { request: RingRequest; reports: RingReports; isEnded: boolean };
  answer(): void;
}

/** A telephone that rings and then does nothing by itself. */
export function createFakePhone(): FakePhone {
  const audio = createFakeAudio();
  const digitsHeard: string[] = [];
  let last: { request: RingRequest; reports: RingReports; isEnded: boolean } | undefined;
  const rung = () => {
    if (last === undefined) throw new Error("This phone was never rung.");
    return last;
  };
  return {
    audio,
    digitsHeard,
    rung,
    answer: () => rung().reports.answered(audio),
    ring(request, reports) {
      const current = { request, reports, isEnded: false };
      last = current;
      reports.ringing();
      return {
        end: () => {
          current.isEnded = true;
        },
        hearDigits: (digits) => void digitsHeard.push(digits),
      };
    },
  };
}

export interface FakeCaller extends StartedCall {
  readonly audio: FakeAudio;
  /** `ringing`, `answer`, `end` or `end 31486`, in order. */
  readonly told: string[];
  readonly digitsHeard: string[];
  hangUp(): void;
  press(digits: string): void;
}

type CallerFields = Pick<StartedCall, "callSid" | "from" | "to"> &
  Partial<Pick<StartedCall, "applicationSid" | "parameters">>;

export function createFakeCaller(fields: CallerFields): FakeCaller {
  const audio = createFakeAudio();
  const told: string[] = [];
  const digitsHeard: string[] = [];
  const hangUps: (() => void)[] = [];
  const presses: ((digits: string) => void)[] = [];
  return {
    applicationSid: undefined,
    parameters: {},
    ...fields,
    audio,
    told,
    digitsHeard,
    ringing: () => void told.push("ringing"),
    async answer() {
      told.push("answer");
      return audio;
    },
    end: (error) => void told.push(error === undefined ? "end" : `end ${error.code}`),
    hearDigits: (digits) => void digitsHeard.push(digits),
    onHangUp: (listener) => void hangUps.push(listener),
    onDigits: (listener) => void presses.push(listener),
    hangUp: () => hangUps.forEach((tell) => tell()),
    press: (digits) => presses.forEach((tell) => tell(digits)),
  };
}
