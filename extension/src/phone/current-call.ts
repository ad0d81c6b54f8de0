import type { CallId } from "@ringback/shared/call";
import type { LiveCall } from "../contracts/phone-snapshot.ts";
import { CodedError } from "../messaging/coded-error.ts";
import { type CallEvent, nextCall } from "./call-machine.ts";
import { endReason } from "./end-reason.ts";
import type { Microphone } from "./microphone.ts";
import type { VoiceCall, VoiceCallEvents, VoiceDevice } from "./voice-device.ts";

export interface CurrentCallHost {
  readonly microphone: Pick<Microphone, "release">;
  readonly device: () => VoiceDevice | undefined;
  readonly speakerId: () => string | null;
  readonly now: () => number;
  readonly onChange: () => void;
  /** The call was answered, or is over. */
  readonly onSettled: () => void;
  /** Both sides talk. */
  readonly onConnected: (callId: CallId) => void;
}

/** The call under way, or the ended one that is still on screen. */
export function createCurrentCall(host: CurrentCallHost) {
  const { now } = host;
  let call: LiveCall | null = null;
  let voiceCall: VoiceCall | undefined;

  function isRinging(): boolean {
    return call?.state === "dialing" || call?.state === "ringing";
  }

  function isLive(): boolean {
    return call !== null && call.state !== "ended";
  }

  function happen(event: CallEvent): void {
    const before = call;
    const was = { ringing: isRinging(), live: isLive() };
    call = nextCall(before, event);
    if (call === before) return;
    // The SDK ends what was set aside when it accepts the next call.
    if (event.type === "set-aside") voiceCall = undefined;
    const isOver = was.live && !isLive() && event.type !== "set-aside";
    if (isOver) endVoiceCall();
    host.onChange();
    if (call?.state === "connected" && !(before?.callId === call.callId && before.connectedAt))
      host.onConnected(call.callId);
    if (isOver || (was.ringing && !isRinging())) host.onSettled();
  }

  function endVoiceCall(): void {
    const over = voiceCall;
    voiceCall = undefined;
    over?.hangUp();
    host.microphone.release();
    host
      .device()
      ?.releaseMicrophone()
      .catch(() => undefined);
  }

  return {
    call: () => call,
    isRinging,
    isLive,
    happen,

    /** Makes events of what the SDK says about this call. */
    hear: (callId: CallId): VoiceCallEvents => ({
      ringing: () => happen({ type: "ringing", callId }),
      answered: () => happen({ type: "answered", callId, at: now() }),
      reconnecting: () => happen({ type: "reconnecting", callId }),
      reconnected: () => happen({ type: "reconnected", callId }),
      muted: (muted) => happen({ type: "muted", callId, muted }),
      qualityMeasured: (quality) => happen({ type: "quality-measured", callId, quality }),
      disconnected: () => happen({ type: "disconnected", callId, at: now() }),
      failed: (code) => happen({ type: "failed", callId, at: now(), reason: endReason(code) }),
    }),

    /** The SDK hands over what it calls a call. */
    carry(callId: CallId, started: VoiceCall): void {
      // Hung up before the SDK had it.
      if (call?.callId !== callId || !isLive()) return started.hangUp();
      voiceCall = started;
      if (call.muted) started.mute(true);
      host
        .device()
        ?.useSpeaker(host.speakerId())
        .catch(() => undefined);
    },

    setMuted(callId: CallId, muted: boolean): void {
      if (call?.callId === callId) voiceCall?.mute(muted);
      happen({ type: "muted", callId, muted });
    },

    sendDigits(callId: CallId, digits: string): void {
      if (call?.callId !== callId || !voiceCall)
        throw new CodedError("call-over", "This call is over");
      voiceCall.sendDigits(digits);
    },

    /** Whether sound flows, so that another microphone is of use at once. */
    hasSound: () => voiceCall !== undefined,
  };
}

export type CurrentCall = ReturnType<typeof createCurrentCall>;
