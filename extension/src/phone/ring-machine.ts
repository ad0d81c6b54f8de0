import type { RingState } from "@ringback/shared/api";
import type { Call, CallId } from "@ringback/shared/call";
import type { IncomingCall, StoppedRing } from "../contracts/phone-snapshot.ts";

/** Who rings this browser, and who did so last. */
export interface Rings {
  readonly incoming: readonly IncomingCall[];
  readonly stopped: StoppedRing | null;
}

export const noRings: Rings = { incoming: [], stopped: null };

/** What happens to a ring; `at` is epoch milliseconds. */
export type RingEvent =
  | {
      readonly type: "rang";
      readonly caller: Pick<IncomingCall, "callId" | "number" | "person">;
      readonly at: number;
    }
  | { readonly type: "answering" | "not-yet" | "taken" | "dismissed"; readonly callId: CallId }
  | { readonly type: "declined" | "cancelled"; readonly callId: CallId; readonly at: number }
  | {
      readonly type: "told";
      readonly ring: RingState | null;
      readonly call: Call;
      readonly at: number;
    };

/** The rings after an event; the same object when the event changes nothing. */
export function nextRings(rings: Rings, event: RingEvent): Rings {
  switch (event.type) {
    case "rang":
      return rang(rings, { ...event.caller, state: "ringing", since: event.at });
    case "answering":
      return become(rings, event.callId, "answering");
    case "not-yet":
      return become(rings, event.callId, "ringing");
    case "taken":
      return { ...rings, incoming: without(rings, event.callId) };
    case "declined":
    case "cancelled":
      return stopped(rings, event.callId, { at: event.at, declined: event.type === "declined" });
    case "dismissed":
      return rings.stopped?.callId === event.callId ? { ...rings, stopped: null } : rings;
    case "told":
      return told(rings, event.ring, event.call, event.at);
  }
}

function without({ incoming }: Rings, callId: CallId): readonly IncomingCall[] {
  return incoming.filter((one) => one.callId !== callId);
}

function find({ incoming }: Rings, callId: CallId): IncomingCall | undefined {
  return incoming.find((one) => one.callId === callId);
}

/** The same call again is the next round of its plan. */
function rang(rings: Rings, call: IncomingCall): Rings {
  return { incoming: [...without(rings, call.callId), call], stopped: null };
}

function become(rings: Rings, callId: CallId, state: IncomingCall["state"]): Rings {
  const ring = find(rings, callId);
  if (!ring || ring.state === state) return rings;
  return change(rings, { ...ring, state });
}

function change(rings: Rings, changed: IncomingCall): Rings {
  const incoming = rings.incoming.map((one) => (one.callId === changed.callId ? changed : one));
  return { ...rings, incoming };
}

function stopped(rings: Rings, callId: CallId, how: Pick<StoppedRing, "at" | "declined">): Rings {
  const ring = find(rings, callId);
  if (!ring) return rings;
  const { number, person } = ring;
  return {
    incoming: without(rings, callId),
    stopped: { callId, number, person, ring: null, outcome: null, voicemailSeconds: null, ...how },
  };
}

/**
 * The server knows who calls, and what became of it. That a call goes on elsewhere only explains an
 * end: the next round of its plan may ring this browser again before the word about this one is here.
 */
function told(rings: Rings, state: RingState | null, call: Call, at: number): Rings {
  const ring = find(rings, call.id);
  const isOver = state === "answered" || state === "answered-elsewhere" || state === "missed";
  const known = ring ? named(rings, ring, call) : rings;
  // A call that is being answered here is answered for the server, too.
  const ends =
    isOver && ring !== undefined && !(ring.state === "answering" && state === "answered");
  const after = ends ? stopped(known, call.id, { at, declined: false }) : known;
  if (after.stopped?.callId !== call.id || (!isOver && state !== "stopped")) return after;
  const { person, outcome, voicemailSeconds } = call;
  const explained = { ...after.stopped, person, ring: state, outcome, voicemailSeconds };
  return isSame(explained, after.stopped) ? after : { ...after, stopped: explained };
}

function named(rings: Rings, ring: IncomingCall, { person, number }: Call): Rings {
  const known = { ...ring, person: person ?? ring.person, number: ring.number || number };
  return isSame(known, ring) ? rings : change(rings, known);
}

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
