import type { RingState } from "@ringback/shared/api";
import type { Call, CallId } from "@ringback/shared/call";
import type { DeclineRequest } from "@ringback/shared/live-call";
import type { IncomingCall } from "../contracts/phone-snapshot.ts";
import { CodedError } from "../messaging/coded-error.ts";
import type { CurrentCall } from "./current-call.ts";
import { endReason } from "./end-reason.ts";
import type { Microphone } from "./microphone.ts";
import { nextRings, noRings, type RingEvent, type Rings } from "./ring-machine.ts";
import type { Ringer } from "./ringer.ts";
import type { VoiceCallEvents, VoiceIncoming } from "./voice-device.ts";

/** Where a declined call goes on. */
export type GoesTo = DeclineRequest["to"];

/** What the server has to do with calls that ring. */
export interface RingServer {
  /** Puts the call under way on hold, so that this one can be accepted. */
  readonly answerWaiting: (callId: CallId) => Promise<unknown>;
  readonly decline: (callId: CallId, goesTo: GoesTo) => Promise<unknown>;
}

export interface IncomingCallsHost {
  readonly current: CurrentCall;
  /** The call under way makes room for another. */
  readonly setAside: () => void;
  readonly microphone: Pick<Microphone, "warmUp" | "hold" | "release">;
  readonly isMicrophoneAllowed: () => boolean;
  readonly ringer: Ringer;
  readonly server: RingServer;
  readonly now: () => number;
  readonly onChange: () => void;
  /** Nobody rings any more. */
  readonly onSettled: () => void;
}

/** Calls of which the server told before Twilio rings, or after. */
const mostTold = 10;

/** The calls that ring this browser: one ring, whichever view or notification answers it. */
export function createIncomingCalls(host: IncomingCallsHost) {
  const { current, microphone, server, now } = host;
  const voices = new Map<CallId, VoiceIncoming>();
  const toldCalls = new Map<CallId, Call>();
  let rings: Rings = noRings;

  function happen(event: RingEvent): void {
    const before = rings;
    rings = nextRings(before, event);
    if (rings === before) return;
    for (const callId of voices.keys()) if (!find(callId)) voices.delete(callId);
    ring();
    host.onChange();
    if (before.incoming.length > 0 && rings.incoming.length === 0) host.onSettled();
  }

  function ring(): void {
    const isRinging = rings.incoming.some(({ state }) => state === "ringing");
    if (!isRinging) host.ringer.stop();
    else host.ringer.ring(current.isLive() ? "waiting" : "alone");
  }

  function find(callId: CallId): IncomingCall | undefined {
    return rings.incoming.find((one) => one.callId === callId);
  }

  /** Still this very ring: the same call may ring again. */
  function isCurrent(voice: VoiceIncoming): boolean {
    return voices.get(voice.callId) === voice;
  }

  function arrived(voice: VoiceIncoming): void {
    // It could not be answered here; the agent's mobile or another browser can.
    if (!host.isMicrophoneAllowed()) return voice.ignore();
    const { callId } = voice;
    const known = toldCalls.get(callId);
    const number = voice.number || (known?.number ?? "");
    voices.set(callId, voice);
    voice.onCancelled(() => {
      if (isCurrent(voice)) happen({ type: "cancelled", callId, at: now() });
    });
    happen({ type: "rang", caller: { callId, number, person: known?.person ?? null }, at: now() });
  }

  async function answer(callId: CallId): Promise<void> {
    const voice = voices.get(callId);
    if (!voice || find(callId)?.state !== "ringing") throw noLongerRings();
    if (!host.isMicrophoneAllowed())
      throw new CodedError("microphone-blocked", "Ringback may not use the microphone");
    happen({ type: "answering", callId });
    microphone.hold();
    microphone.warmUp();
    try {
      if (current.isLive()) await server.answerWaiting(callId);
    } catch (error) {
      if (isCurrent(voice)) happen({ type: "not-yet", callId });
      throw error;
    }
    if (isCurrent(voice)) accept(voice);
    else if (!current.isLive()) microphone.release();
  }

  function accept(voice: VoiceIncoming): void {
    // The call before may have ended meanwhile, and closed the microphone.
    microphone.hold();
    host.setAside();
    const started = voice.accept({
      ...current.hear(voice.callId),
      answered() {
        take(voice, (call) => current.happen({ type: "accepted", call, at: now() }));
        current.carry(voice.callId, started);
      },
      ...untilTaken(voice),
    });
  }

  /** Ends of a call that never was: the caller was faster, or the microphone failed. */
  function untilTaken(voice: VoiceIncoming): Pick<VoiceCallEvents, "disconnected" | "failed"> {
    const { callId } = voice;
    const heard = current.hear(callId);
    return {
      disconnected() {
        if (!isCurrent(voice)) return heard.disconnected();
        // The SDK reports a refused microphone as an end first and the error after it.
        queueMicrotask(() => {
          if (!isCurrent(voice)) return;
          happen({ type: "cancelled", callId, at: now() });
          if (!current.isLive()) microphone.release();
        });
      },
      failed(code) {
        if (!isCurrent(voice)) return heard.failed(code);
        const reason = endReason(code);
        take(voice, (call) => current.happen({ type: "not-accepted", call, at: now(), reason }));
        microphone.release();
      },
    };
  }

  function take(voice: VoiceIncoming, begin: (call: IncomingCall) => void): void {
    const ringing = find(voice.callId);
    if (!isCurrent(voice) || !ringing) return;
    begin(ringing);
    happen({ type: "taken", callId: voice.callId });
  }

  async function decline(callId: CallId, goesTo: GoesTo): Promise<void> {
    const voice = voices.get(callId);
    if (!voice || !find(callId)) throw noLongerRings();
    happen({ type: "declined", callId, at: now() });
    try {
      await server.decline(callId, goesTo);
      voice.ignore();
    } catch {
      // Twilio's own no takes the caller on to whoever is next.
      voice.reject();
    }
  }

  function told(state: RingState | null, call: Call): void {
    toldCalls.delete(call.id);
    toldCalls.set(call.id, call);
    const [oldest] = toldCalls.keys();
    if (toldCalls.size > mostTold && oldest !== undefined) toldCalls.delete(oldest);
    happen({ type: "told", ring: state, call, at: now() });
  }

  return {
    rings: () => rings,
    isRinging: () => rings.incoming.length > 0,
    arrived,
    answer,
    decline,
    told,
    dismiss: (callId: CallId) => happen({ type: "dismissed", callId }),
    /** A call began or ended: the ring beside it sounds otherwise. */
    ringAgain: ring,
  };
}

function noLongerRings(): CodedError {
  return new CodedError("call-over", "This call rings no longer", {
    detail: "The caller hung up, or somebody else took the call.",
  });
}
