import type { CallRecord } from "../resources/calls.ts";
import type { CallChange, LiveCalls, OutboundCallOrder } from "../resources/live-calls.ts";
import { changeCall, type ChangeOutcome } from "./change-call.ts";
import { controlConferences } from "./conferences/control-conferences.ts";
import { createConferences } from "./conferences/conferences.ts";
import type { StartedCall } from "./endpoint.ts";
import type { Utterance } from "./leg.ts";
import { createLiveLegs } from "./live-legs.ts";
import { createOwnNumbers } from "./own-numbers.ts";
import { placeCall } from "./place-call.ts";
import { controlQueues } from "./queues/control-queues.ts";
import { createQueues } from "./queues/queues.ts";
import { changeRecording, startCallRecording } from "./recordings/control-recording.ts";
import type { RecordingWorld } from "./recordings/recording-world.ts";
import { createRecordings } from "./recordings/recordings.ts";
import { startCall } from "./start-call.ts";
import { usualBehaviour, type CallBehaviour, type World } from "./world.ts";

export interface LiveCallEngine extends LiveCalls {
  /** A browser called a TwiML App, or a person one of our numbers. */
  startCall(started: StartedCall): void;
  startOutboundCall(order: OutboundCallOrder): void;
  updateCall(record: CallRecord, change: CallChange): ChangeOutcome;
  /** The far end of this call says words; false when it is not being talked on. */
  speak(callSid: string, utterance: Utterance): boolean;
  /** Ends every live call. */
  endAll(): void;
}

type Made = "conferences" | "legs" | "ownNumbers" | "queues" | "recordings";
type WithDefault = "isVerifiedCallerId" | "behaviour";

export type CallsTools = Omit<World, Made | WithDefault> &
  Omit<RecordingWorld, WithDefault> &
  Partial<Pick<World, WithDefault>>;

export function createCalls(tools: CallsTools): LiveCallEngine {
  const legs = createLiveLegs();
  const behaviour = (): CallBehaviour => usualBehaviour;
  const start = (started: StartedCall) => startCall(world, started);
  const world: World = {
    isVerifiedCallerId: () => false,
    behaviour,
    ...tools,
    legs,
    conferences: createConferences(),
    queues: createQueues(tools),
    recordings: createRecordings({ behaviour, ...tools }),
    ownNumbers: createOwnNumbers({ makeSid: tools.makeSid, legs }, start),
  };
  return {
    ...controlConferences(world),
    ...controlQueues(world),
    startCall: start,
    startOutboundCall: (order) => placeCall(world, order),
    updateCall: (record, change) => changeCall(world, record, change),
    startRecording: (call, order) => startCallRecording(world, call, order),
    changeRecording: (recording, change) => changeRecording(world, recording, change),
    speak(callSid, utterance) {
      const leg = legs.find(callSid);
      if (leg?.isAnswered() !== true) return false;
      leg.spoke(utterance);
      return true;
    },
    endAll() {
      for (const leg of world.legs.list()) leg.end({ unanswered: "canceled" });
    },
  };
}
