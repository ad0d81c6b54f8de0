import type { Call, CallId } from "@ringback/shared/call";
import type { Person } from "@ringback/shared/person";
import type { AudioChoice, LiveCall, PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { CodedError } from "../messaging/coded-error.ts";
import { systemDeviceId, type AudioDevices } from "./audio-devices.ts";
import { type CallEvent, nextCall } from "./call-machine.ts";
import { endReason } from "./end-reason.ts";
import type { Line } from "./line.ts";
import type { Microphone } from "./microphone.ts";
import type { VoiceCall, VoiceCallEvents } from "./voice-device.ts";

export interface DialRequest {
  readonly callId: CallId;
  readonly intent: string;
  readonly number: string;
  readonly person: Person | null;
  readonly test: boolean;
}

interface OfCall {
  readonly callId: CallId;
}

export interface PhoneHost {
  readonly microphone: Microphone;
  readonly listDevices: () => Promise<AudioDevices>;
  readonly loadChoice: () => Promise<AudioChoice>;
  readonly keepChoice: (choice: AudioChoice) => Promise<void>;
  readonly publish: (snapshot: PhoneSnapshot) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The phone engine: the one writer of the live call, told to everyone by `publish`. */
export function createPhone(host: PhoneHost, createLine: (phone: LinePhone) => Line) {
  const { microphone, now } = host;
  const line = createLine({ isRinging, isLive, onChange: changed });
  let rev = 0;
  let call: LiveCall | null = null;
  let voiceCall: VoiceCall | undefined;
  let microphoneState: PhoneSnapshot["microphone"] = "granted";
  let devices: AudioDevices = { microphones: [], speakers: [] };
  let choice: AudioChoice = { microphoneId: null, speakerId: null };

  function snapshot(): PhoneSnapshot {
    const isBlocked = line.state() !== "signed-out" && microphoneState !== "granted";
    return {
      rev,
      line: isBlocked ? "microphone-blocked" : line.state(),
      microphone: microphoneState,
      call,
      ...devices,
      ...choice,
    };
  }

  function changed(): void {
    rev += 1;
    host.publish(snapshot());
  }

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
    const isOver = was.live && !isLive();
    if (isOver) endVoiceCall();
    changed();
    if (isOver || (was.ringing && !isRinging())) line.callSettled();
  }

  function endVoiceCall(): void {
    const over = voiceCall;
    voiceCall = undefined;
    over?.hangUp();
    microphone.release();
    line
      .device()
      ?.releaseMicrophone()
      .catch(() => undefined);
  }

  function hear(callId: CallId): VoiceCallEvents {
    return {
      ringing: () => happen({ type: "ringing", callId }),
      answered: () => happen({ type: "answered", callId, at: now() }),
      reconnecting: () => happen({ type: "reconnecting", callId }),
      reconnected: () => happen({ type: "reconnected", callId }),
      muted: (muted) => happen({ type: "muted", callId, muted }),
      qualityMeasured: (quality) => happen({ type: "quality-measured", callId, quality }),
      disconnected: () => happen({ type: "disconnected", callId, at: now() }),
      failed: (code) => happen({ type: "failed", callId, at: now(), reason: endReason(code) }),
    };
  }

  function dial({ intent, ...request }: DialRequest): void {
    const device = line.device();
    if (isLive()) throw new CodedError("already-calling", "You are already on a call");
    if (!device || line.state() !== "ready")
      throw new CodedError("line-not-ready", "Your line is not connected");
    if (microphoneState !== "granted")
      throw new CodedError("microphone-blocked", "Ringback may not use the microphone");
    const { callId } = request;
    microphone.hold();
    const connected = device.connect(intent, hear(callId));
    happen({ type: "dialed", call: request });
    connected.then(
      (started) => takeOver(callId, started),
      () => hear(callId).failed(31_000),
    );
  }

  function takeOver(callId: CallId, started: VoiceCall): void {
    // Hung up before the SDK had the call.
    if (call?.callId !== callId || !isLive()) return started.hangUp();
    voiceCall = started;
    if (call.muted) started.mute(true);
    line
      .device()
      ?.useSpeaker(choice.speakerId)
      .catch(() => undefined);
  }

  function liveVoiceCall(callId: CallId): VoiceCall {
    if (call?.callId === callId && voiceCall) return voiceCall;
    throw new CodedError("call-over", "This call is over");
  }

  function keepChoice(change: Partial<AudioChoice>): Promise<void> {
    choice = { ...choice, ...change };
    microphone.choose(choice.microphoneId);
    changed();
    return host.keepChoice(choice);
  }

  async function lookAtDevices(): Promise<PhoneSnapshot> {
    const [state, found] = await Promise.all([microphone.state(), host.listDevices()]);
    const isSame = JSON.stringify([state, found]) === JSON.stringify([microphoneState, devices]);
    microphoneState = state;
    devices = found;
    if (!isSame) changed();
    return snapshot();
  }

  return {
    snapshot,
    /** A dial is being asked for: the microphone opens while the server decides. */
    prepare: (): PhoneSnapshot => {
      const standing = snapshot();
      if (standing.line === "ready" && !isLive()) microphone.warmUp();
      return standing;
    },
    standDown: (): void => {
      if (!isLive()) microphone.release();
    },
    dial,
    lookAtDevices,
    start: async (): Promise<void> => {
      const chosen = host.loadChoice().then(keepLoaded);
      await Promise.allSettled([chosen, lookAtDevices(), line.refresh()]);
    },
    refreshLine: () => line.refresh(),
    hangUp: ({ callId }: OfCall) => happen({ type: "hung-up", callId, at: now() }),
    setMuted: ({ callId, muted }: OfCall & { muted: boolean }) => {
      if (call?.callId === callId) voiceCall?.mute(muted);
      happen({ type: "muted", callId, muted });
    },
    sendDigits: ({ callId, digits }: OfCall & { digits: string }) =>
      liveVoiceCall(callId).sendDigits(digits),
    chooseMicrophone: async ({ id }: { id: string }) => {
      const kept = keepChoice({ microphoneId: id === systemDeviceId ? null : id });
      if (voiceCall) await line.device()?.useMicrophone(id);
      await kept;
    },
    chooseSpeaker: async ({ id }: { id: string }) => {
      const kept = keepChoice({ speakerId: id === systemDeviceId ? null : id });
      await line.device()?.useSpeaker(id);
      await kept;
    },
    dismiss: ({ callId }: OfCall) => happen({ type: "dismissed", callId }),
    serverTold: (server: Call) => happen({ type: "server-told", call: server, at: now() }),
  };

  function keepLoaded(loaded: AudioChoice): void {
    choice = loaded;
    microphone.choose(choice.microphoneId);
    changed();
  }
}

/** What the line needs to know of the phone. */
export interface LinePhone {
  readonly isRinging: () => boolean;
  readonly isLive: () => boolean;
  readonly onChange: () => void;
}

export type Phone = ReturnType<typeof createPhone>;
