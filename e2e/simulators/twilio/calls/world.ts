import type { Clock } from "../clock.ts";
import type { EventLog } from "../event-log.ts";
import type { Stores } from "../resources/stores.ts";
import type { MakeSid } from "../sids.ts";
import type { Webhooks } from "../webhooks/webhooks.ts";
import type { Endpoint } from "./endpoint.ts";
import type { LiveLegs } from "./live-legs.ts";

/** Who can be rung. */
export interface Directory {
  /** The person behind an E.164 number; undefined when nobody has it. */
  atNumber(number: string): Endpoint | undefined;
  /** The browsers registered under an identity, as one; undefined when there is none. */
  ofClient(identity: string): Endpoint | undefined;
}

export interface CallBehaviour {
  /** Twilio lets a call ring about this much longer than it was told to. */
  readonly ringBufferSeconds: number;
  /** How many documents one call may run through before Twilio calls it a loop. */
  readonly documentsPerCall: number;
}

export const usualBehaviour: CallBehaviour = { ringBufferSeconds: 5, documentsPerCall: 250 };

/** What live calls need of the rest of the simulator. */
export interface World {
  readonly accountSid: string;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly stores: Pick<Stores, "applications" | "calls" | "numbers">;
  readonly legs: LiveLegs;
  readonly webhooks: Webhooks;
  readonly directory: Directory;
  /** Rings any of our own numbers. */
  readonly ownNumbers: Endpoint;
  readonly makeSid: MakeSid;
  /** Numbers that are not ours, but that we may show as caller. */
  readonly isVerifiedCallerId: (number: string) => boolean;
  readonly behaviour: () => CallBehaviour;
}
