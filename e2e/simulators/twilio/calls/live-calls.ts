import type { CallRecord } from "../resources/calls.ts";
import type { CallChange, LiveCalls, OutboundCallOrder } from "../resources/live-calls.ts";
import { changeCall, type ChangeOutcome } from "./change-call.ts";
import type { StartedCall } from "./endpoint.ts";
import { createLiveLegs } from "./live-legs.ts";
import { createOwnNumbers } from "./own-numbers.ts";
import { placeCall } from "./place-call.ts";
import { startCall } from "./start-call.ts";
import { usualBehaviour, type CallBehaviour, type World } from "./world.ts";

export interface LiveCallEngine extends LiveCalls {
  /** A browser called a TwiML App, or a person one of our numbers. */
  startCall(started: StartedCall): void;
  startOutboundCall(order: OutboundCallOrder): void;
  updateCall(record: CallRecord, change: CallChange): ChangeOutcome;
  /** Ends every live call. */
  endAll(): void;
}

export type CallsTools = Omit<World, "legs" | "ownNumbers" | "isVerifiedCallerId" | "behaviour"> &
  Partial<Pick<World, "isVerifiedCallerId" | "behaviour">>;

export function createCalls(tools: CallsTools): LiveCallEngine {
  const legs = createLiveLegs();
  const start = (started: StartedCall) => startCall(world, started);
  const world: World = {
    isVerifiedCallerId: () => false,
    behaviour: (): CallBehaviour => usualBehaviour,
    ...tools,
    legs,
    ownNumbers: createOwnNumbers({ makeSid: tools.makeSid, legs }, start),
  };
  return {
    startCall: start,
    startOutboundCall: (order) => placeCall(world, order),
    updateCall: (record, change) => changeCall(world, record, change),
    endAll() {
      for (const leg of world.legs.list()) leg.end({ unanswered: "canceled" });
    },
  };
}
