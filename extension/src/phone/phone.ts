import type { RingState } from "@ringback/shared/api";
import type { Call, CallId } from "@ringback/shared/call";
import type { Person } from "@ringback/shared/person";
import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import { CodedError } from "../messaging/coded-error.ts";
import { type AudioHost, createAudio } from "./audio.ts";
import { createCurrentCall } from "./current-call.ts";
import { createHeldCalls } from "./held-calls.ts";
import { createIncomingCalls, type GoesTo, type RingServer } from "./incoming-calls.ts";
import { createLiveActions, type LiveServer } from "./live-actions.ts";
import type { Line } from "./line.ts";
import type { Ringer } from "./ringer.ts";
import type { VoiceIncoming } from "./voice-device.ts";

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

export interface PhoneHost extends AudioHost {
  readonly ringer: Ringer;
  readonly server: RingServer & LiveServer;
  readonly publish: (snapshot: PhoneSnapshot) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The phone engine: the one writer of the live call and of what rings, told by `publish`. */
export function createPhone(host: PhoneHost, createLine: (phone: LinePhone) => Line) {
  const { microphone, now, ringer, server } = host;
  let rev = 0;
  const audio = createAudio(host, ({ ringId }) => {
    ringer.choose(ringId);
    changed();
  });
  const current = createCurrentCall({
    microphone,
    now,
    device: () => line.device(),
    speakerId: () => audio.choice().speakerId,
    onChange: changed,
    onConnected: (callId) => actions.look(callId),
    onSettled() {
      incoming.ringAgain();
      line.callSettled();
    },
  });
  const held = createHeldCalls({
    current,
    microphone,
    now,
    bringBack: (callId) => server.hold(callId, false),
    end: (callId) => server.endHeld(callId),
    onChange: changed,
  });
  const actions = createLiveActions(server, current, held);
  const incoming = createIncomingCalls({
    current,
    setAside: held.setAside,
    microphone,
    ringer,
    server,
    now,
    isMicrophoneAllowed: audio.isAllowed,
    onChange: changed,
    onSettled: () => line.callSettled(),
  });
  const line = createLine({
    isRinging: () => current.isRinging() || incoming.isRinging(),
    isLive: current.isLive,
    onIncoming(call) {
      if (!held.takesBack(call)) incoming.arrived(call);
    },
    onChange: changed,
  });

  function snapshot(): PhoneSnapshot {
    const isBlocked = line.state() !== "signed-out" && !audio.isAllowed();
    const rings = incoming.rings();
    return {
      rev,
      line: isBlocked ? "microphone-blocked" : line.state(),
      call: current.call(),
      held: held.calls(),
      incoming: [...rings.incoming],
      stopped: rings.stopped,
      ...audio.sound(),
    };
  }

  function changed(): void {
    rev += 1;
    host.publish(snapshot());
  }

  function dial({ intent, ...request }: DialRequest): void {
    const device = line.device();
    if (current.isLive()) throw new CodedError("already-calling", "You are already on a call");
    if (!device || line.state() !== "ready")
      throw new CodedError("line-not-ready", "Your line is not connected");
    if (!audio.isAllowed())
      throw new CodedError("microphone-blocked", "Ringback may not use the microphone");
    const { callId } = request;
    microphone.hold();
    const connected = device.connect(intent, current.hear(callId));
    current.happen({ type: "dialed", call: request });
    connected.then(
      (started) => current.carry(callId, started),
      () => current.hear(callId).failed(31_000),
    );
  }

  async function lookAtDevices(): Promise<PhoneSnapshot> {
    await audio.look();
    return snapshot();
  }

  return {
    snapshot,
    /** A dial is being asked for: the microphone opens while the server decides. */
    prepare: (): PhoneSnapshot => {
      const standing = snapshot();
      if (standing.line === "ready" && !current.isLive()) microphone.warmUp();
      return standing;
    },
    standDown: (): void => {
      if (!current.isLive()) microphone.release();
    },
    dial,
    lookAtDevices,
    start: async (): Promise<void> => {
      await Promise.allSettled([audio.load(), lookAtDevices(), line.refresh()]);
    },
    refreshLine: () => line.refresh(),
    answer: ({ callId }: OfCall) => incoming.answer(callId),
    decline: ({ callId, goesTo }: OfCall & { goesTo: GoesTo }) => incoming.decline(callId, goesTo),
    hold: actions.hold,
    transfer: actions.transfer,
    finishTransfer: actions.finishTransfer,
    cancelTransfer: actions.cancelTransfer,
    pauseRecording: actions.pauseRecording,
    liveTold: actions.told,
    hangUp: async ({ callId }: OfCall): Promise<void> => {
      if (held.has(callId)) await held.end(callId);
      else current.happen({ type: "hung-up", callId, at: now() });
    },
    setMuted: ({ callId, muted }: OfCall & { muted: boolean }) => current.setMuted(callId, muted),
    sendDigits: ({ callId, digits }: OfCall & { digits: string }) =>
      current.sendDigits(callId, digits),
    chooseMicrophone: async ({ id }: { id: string }) => {
      const kept = audio.choose("microphoneId", id);
      if (current.hasSound()) await line.device()?.useMicrophone(id);
      await kept;
    },
    chooseSpeaker: async ({ id }: { id: string }) => {
      const kept = audio.choose("speakerId", id);
      await line.device()?.useSpeaker(id);
      await kept;
    },
    chooseRing: ({ id }: { id: string }) => audio.choose("ringId", id),
    dismiss: ({ callId }: OfCall) => {
      current.happen({ type: "dismissed", callId });
      incoming.dismiss(callId);
    },
    serverTold(call: Call): void {
      current.happen({ type: "server-told", call, at: now() });
      incoming.told(null, call);
      held.told(call);
    },
    ringTold: (ring: RingState, call: Call): void => incoming.told(ring, call),
  };
}

/** What the line needs to know of the phone. */
export interface LinePhone {
  readonly isRinging: () => boolean;
  readonly isLive: () => boolean;
  readonly onIncoming: (call: VoiceIncoming) => void;
  readonly onChange: () => void;
}

export type Phone = ReturnType<typeof createPhone>;
