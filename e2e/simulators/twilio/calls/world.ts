import type { Clock } from "../clock.ts";
import type { EventLog } from "../event-log.ts";
import type { Stores } from "../resources/stores.ts";
import type { MakeSid } from "../sids.ts";
import type { Webhooks } from "../webhooks/webhooks.ts";
import type { FramePacer } from "../media/frame-pacer.ts";
import type { Conferences } from "./conferences/conferences.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Queues } from "./queues/queues.ts";
import type { RecordingBehaviour } from "./recordings/recording-world.ts";
import type { Recordings } from "./recordings/recordings.ts";
import type { LiveLegs } from "./live-legs.ts";

/** Who can be rung. */
export interface Directory {
  /** The person behind an E.164 number; undefined when nobody has it. */
  atNumber(number: string): Endpoint | undefined;
  /** The browsers registered under an identity, as one; undefined when there is none. */
  ofClient(identity: string): Endpoint | undefined;
}

export interface CallBehaviour extends RecordingBehaviour {
  /** Twilio lets a call ring about this much longer than it was told to. */
  readonly ringBufferSeconds: number;
  /** How many documents one call may run through before Twilio calls it a loop. */
  readonly documentsPerCall: number;
}

export const usualBehaviour: CallBehaviour = {
  ringBufferSeconds: 5,
  documentsPerCall: 250,
  recordingProcessingSeconds: 2,
  transcriptionSeconds: 5,
};

/** What live calls need of the rest of the simulator. */
export interface World {
  readonly accountSid: string;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly stores: Pick<Stores, "applications" | "calls" | "conferences" | "numbers" | "queues">;
  readonly queues: Queues;
  readonly pacer: FramePacer;
  readonly conferences: Conferences;
  readonly recordings: Recordings;
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
