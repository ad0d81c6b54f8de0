import type { HttpMethod } from "../../resources/voice-webhooks.ts";
import type { Leg } from "../leg.ts";

/** Somebody who takes the first out of a queue, with `<Dial><Queue>`. */
export interface Answerer {
  readonly leg: Leg;
  /** What the one who waited hears before the two are joined; an empty URL is nothing. */
  readonly whisper: { readonly url: string; readonly method: HttpMethod };
  /** Aborts when they are no longer there to talk. */
  readonly signal: AbortSignal;
  /** Somebody is on the way to them. */
  matched(): void;
  /** The two are joined now. */
  bridged(waited: WaitedMember): void;
  /** It is over; `isBridged` tells whether they ever talked. */
  done(result: { readonly isBridged: boolean }): void;
}

export interface WaitedMember {
  readonly leg: Leg;
  readonly waitSeconds: number;
}
