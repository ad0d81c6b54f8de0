import type { AudioPort } from "../media/audio-port.ts";

/** Why a rung endpoint did not answer. Twilio's final CallStatus follows from it. */
export type Refusal = "busy" | "no-answer" | "rejected" | "unreachable";

/** What a rung endpoint reports, in order; after `refused` or `hungUp` it says no more. */
export interface RingReports {
  ringing(): void;
  answered(audio: AudioPort): void;
  refused(reason: Refusal): void;
  hungUp(): void;
  digits(digits: string): void;
}

/** What the caller's side can do with a rung or answered endpoint. Both are safe to repeat. */
export interface RungEndpoint {
  /** Stop ringing (before an answer), or hang up (after). */
  end(): void;
  /** Keys the other side pressed, or that Twilio plays after the answer. */
  hearDigits?(digits: string): void;
}

export interface RingRequest {
  readonly callSid: string;
  readonly accountSid: string;
  readonly from: string;
  readonly to: string;
  /** `<Parameter>`s of a `<Client>`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Whatever `<Number>`, `<Client>` or a REST call can ring: a far-end person, a registered browser. */
export interface Endpoint {
  ring(request: RingRequest, reports: RingReports): RungEndpoint;
}

/** A call that an endpoint starts: a browser's `device.connect`, or a person dialling our number. */
export interface StartedCall {
  readonly callSid: string;
  readonly from: string;
  /** Our number, or empty for a browser. */
  readonly to: string;
  /** Set for a browser: the TwiML App in its token's grant. */
  readonly applicationSid: string | undefined;
  /** Custom parameters of `device.connect`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Tell the endpoint that the far side rings (a browser hears early media when there is any). */
  ringing(): void;
  /** Answer; from now on audio flows. */
  answer(): Promise<AudioPort>;
  /** End it; `code` is the signalling error, e.g. 31486, where there is one. */
  end(error?: { readonly code: number; readonly message: string }): void;
  /** Keys the other side pressed. */
  hearDigits?(digits: string): void;
  onHangUp(listener: () => void): void;
  onDigits(listener: (digits: string) => void): void;
}
