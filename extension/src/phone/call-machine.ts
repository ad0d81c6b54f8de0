import type { Call, CallId, CallOutcome } from "@ringback/shared/call";
import type { LiveCall as ToldLive } from "@ringback/shared/live-call";
import type { Person } from "@ringback/shared/person";
import type { LiveCall, LocalEnding } from "../contracts/phone-snapshot.ts";

/** Why the Voice SDK says a call ended; the server's outcome overrules both. */
export interface EndReason {
  readonly ending: LocalEnding | null;
  readonly outcome: CallOutcome | null;
}

interface Caller {
  readonly callId: CallId;
  readonly number: string;
  readonly person: Person | null;
}

interface DialedCall extends Caller {
  readonly test: boolean;
}

/** What happens to a call; `at` is epoch milliseconds. */
export type CallEvent =
  | { readonly type: "dialed"; readonly call: DialedCall }
  | { readonly type: "came-back"; readonly call: LiveCall }
  | { readonly type: "accepted"; readonly call: Caller; readonly at: number }
  | {
      readonly type: "not-accepted";
      readonly call: Caller;
      readonly at: number;
      readonly reason: EndReason;
    }
  | ({ readonly callId: CallId } & (
      | { readonly type: "ringing" | "reconnecting" | "reconnected" | "dismissed" }
      | { readonly type: "answered" | "disconnected" | "hung-up"; readonly at: number }
      | { readonly type: "live-told"; readonly live: ToldLive }
      | { readonly type: "set-aside" }
      | { readonly type: "muted"; readonly muted: boolean }
      | { readonly type: "quality-measured"; readonly quality: LiveCall["quality"] }
      | { readonly type: "failed"; readonly at: number; readonly reason: EndReason }
    ))
  | { readonly type: "server-told"; readonly call: Call; readonly at: number };

/**
 * The call after an event; the same object when the event changes nothing. Events of another call
 * and events that come too late are ignored, so nothing resurrects an ended call.
 */
export function nextCall(call: LiveCall | null, event: CallEvent): LiveCall | null {
  if ("call" in event && event.type !== "server-told")
    return call === null || call.state === "ended" ? begin(event) : call;
  const callId = event.type === "server-told" ? event.call.id : event.callId;
  if (call?.callId !== callId) return call;
  if (event.type === "server-told") return told(call, event.call, event.at);
  return call.state === "ended" ? afterEnd(call, event) : whileLive(call, event);
}

type BeginEvent = Extract<
  CallEvent,
  { type: "dialed" | "came-back" | "accepted" | "not-accepted" }
>;
type CallIdEvent = Exclude<CallEvent, BeginEvent | { type: "server-told" }>;

function begin(event: BeginEvent): LiveCall {
  switch (event.type) {
    case "dialed":
      return { ...fresh(event.call), test: event.call.test };
    case "came-back":
      return event.call;
    case "accepted":
      return {
        ...fresh(event.call),
        direction: "inbound",
        state: "connected",
        connectedAt: event.at,
      };
    case "not-accepted":
      return {
        ...fresh(event.call),
        ...event.reason,
        direction: "inbound",
        state: "ended",
        endedAt: event.at,
      };
  }
}

function fresh({ callId, number, person }: Caller): LiveCall {
  return {
    callId,
    number,
    person,
    test: false,
    direction: "outbound",
    state: "dialing",
    muted: false,
    connectedAt: null,
    endedAt: null,
    outcome: null,
    ending: null,
    quality: "good",
    live: null,
  };
}

function whileLive(call: LiveCall, event: CallIdEvent): LiveCall | null {
  switch (event.type) {
    case "live-told":
      return JSON.stringify(call.live) === JSON.stringify(event.live)
        ? call
        : { ...call, live: event.live };
    case "set-aside":
      return null;
    case "ringing":
      return call.state === "dialing" ? { ...call, state: "ringing" } : call;
    case "answered":
      return call.connectedAt === null
        ? { ...call, state: "connected", connectedAt: event.at }
        : call;
    case "reconnecting":
      return call.state === "connected" ? { ...call, state: "reconnecting" } : call;
    case "reconnected":
      return call.state === "reconnecting" ? { ...call, state: "connected" } : call;
    case "muted":
      return call.muted === event.muted ? call : { ...call, muted: event.muted };
    case "quality-measured":
      return call.quality === event.quality ? call : { ...call, quality: event.quality };
    case "disconnected":
      return ended(call, event.at);
    case "hung-up":
      return { ...ended(call, event.at), outcome: call.connectedAt ? "answered" : "cancelled" };
    case "failed":
      return { ...ended(call, event.at), ...event.reason };
    case "dismissed":
      return call;
  }
}

function afterEnd(call: LiveCall, event: CallIdEvent): LiveCall | null {
  if (event.type === "dismissed") return null;
  // The SDK reports a refused microphone as `disconnect` first and the error after it.
  const isUnexplained = call.outcome === null && call.ending === null;
  return event.type === "failed" && isUnexplained ? { ...call, ...event.reason } : call;
}

/** The server knows from Twilio how a call ended and who it was with. */
function told(call: LiveCall, server: Call, at: number): LiveCall {
  const person = server.person ?? call.person;
  const isKnownPerson = JSON.stringify(person) === JSON.stringify(call.person);
  const known = isKnownPerson ? call : { ...call, person };
  if (server.state !== "ended") return known;
  const over = known.state === "ended" ? known : ended(known, at);
  return over.outcome === server.outcome ? over : { ...over, outcome: server.outcome };
}

function ended(call: LiveCall, at: number): LiveCall {
  const outcome = call.connectedAt === null ? null : "answered";
  return { ...call, state: "ended", endedAt: at, outcome };
}
