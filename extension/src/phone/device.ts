import { Call, Device } from "@twilio/voice-sdk";
import { CallId } from "@ringback/shared/call";
import { systemDeviceId } from "./audio-devices.ts";
import { createSounds } from "./sounds.ts";
import type {
  VoiceCall,
  VoiceCallEvents,
  VoiceDevice,
  VoiceDeviceEvents,
  VoiceIncoming,
} from "./voice-device.ts";

export interface DeviceSettings {
  readonly token: string;
  readonly appVersion: string;
  readonly getUserMedia: (constraints: MediaStreamConstraints) => Promise<MediaStream>;
}

/** Access token invalid (also not yet valid) and expired. */
const tokenErrors = new Set([20101, 20104]);

/** A measurement that says nothing about how the call sounds: a person may be silent. */
const silentInput = "constant-audio-input-level";

/** Made once: a Device is replaced now and then, its sounds stay the same. */
let sounds: ReturnType<typeof createSounds> | undefined;

/** The one place that knows the Voice SDK. */
export function createDevice(settings: DeviceSettings, events: VoiceDeviceEvents): VoiceDevice {
  const device = new Device(settings.token, {
    appName: "Ringback",
    appVersion: settings.appVersion,
    allowIncomingWhileBusy: true,
    closeProtection: false,
    codecPreferences: [Call.Codec.Opus, Call.Codec.PCMU],
    enableImprovedSignalingErrorPrecision: true,
    getUserMedia: settings.getUserMedia,
    maxCallSignalingTimeoutMs: 30_000,
    sounds: (sounds ??= createSounds()),
    tokenRefreshMs: 30_000,
  });
  // It would ring for a first call only, and holds back the event until its sound plays.
  device.audio?.incoming(false);
  device.on("registered", () => events.registered());
  device.on("unregistered", () => events.unregistered());
  device.on("tokenWillExpire", () => events.tokenWillExpire());
  device.on("error", ({ code }) => {
    if (tokenErrors.has(code)) events.tokenRefused();
  });
  device.on("incoming", (call) => {
    const callId = CallId.safeParse(call.customParameters.get("callId"));
    // Not one of ours.
    if (callId.success) events.incoming(wireIncoming(call, callId.data));
    else call.ignore();
  });

  return {
    register() {
      // Failures arrive as `unregistered` or `error`, which the line acts on.
      device.register().catch(() => undefined);
    },
    updateToken: (token) => device.updateToken(token),
    async connect(intent, callEvents) {
      const call = await device.connect({ params: { intent } });
      return wireCall(call, callEvents);
    },
    async useSpeaker(id) {
      await device.audio?.speakerDevices.set(id ?? systemDeviceId);
    },
    async useMicrophone(id) {
      await device.audio?.setInputDevice(id);
    },
    async releaseMicrophone() {
      await device.audio?.unsetInputDevice();
    },
    destroy: () => device.destroy(),
  };
}

function wireIncoming(call: Call, callId: CallId): VoiceIncoming {
  return {
    callId,
    number: callerNumber(call.parameters["From"]),
    accept(events) {
      const wired = wireCall(call, events);
      call.accept();
      return wired;
    },
    reject: () => call.reject(),
    ignore: () => call.ignore(),
    onCancelled(listener) {
      call.on("cancel", listener);
      // With its socket a call that is not answered yet is lost, whatever the SDK still says of it.
      call.on("transportClose", listener);
      call.on("accept", () => call.off("transportClose", listener));
    },
  };
}

/** Empty for callers who withhold their number, and for what is none. */
function callerNumber(from: string | undefined): string {
  return from !== undefined && /^\+[1-9]\d{6,14}$/.test(from) ? from : "";
}

function wireCall(call: Call, events: VoiceCallEvents): VoiceCall {
  const warnings = new Set<string>();
  const measured = () => events.qualityMeasured(warnings.size > 0 ? "poor" : "good");
  let errorCode: number | undefined;

  call.on("ringing", () => events.ringing());
  call.on("accept", () => events.answered());
  call.on("reconnecting", () => events.reconnecting());
  call.on("reconnected", () => events.reconnected());
  call.on("mute", (muted) => events.muted(muted));
  call.on("warning", (name) => {
    if (name !== silentInput) warnings.add(name);
    measured();
  });
  call.on("warning-cleared", (name) => {
    warnings.delete(name);
    measured();
  });
  // An error may come before the end it causes, after it, or harm nothing: only the first two count.
  call.on("error", ({ code }) => {
    if (call.status() === Call.State.Closed) events.failed(code);
    errorCode = code;
    queueMicrotask(() => (errorCode = undefined));
  });
  call.on("disconnect", () => {
    if (errorCode === undefined) events.disconnected();
    else events.failed(errorCode);
  });
  // The caller was faster.
  call.on("cancel", () => events.disconnected());
  call.on("transportClose", () => queueMicrotask(() => closeForgottenMedia(call, events)));

  return {
    hangUp: () => call.disconnect(),
    mute: (muted) => call.mute(muted),
    sendDigits: (digits) => call.sendDigits(digits),
  };
}

/**
 * When the socket drops before a call can be resumed, the SDK marks the call closed but keeps its
 * microphone and peer connection open, and the Device busy for ever. Closing the media is what it
 * does at every other end.
 */
function closeForgottenMedia(call: Call, events: VoiceCallEvents): void {
  if (call.status() !== Call.State.Closed) return;
  events.failed(31005);
  const media: unknown = Reflect.get(call, "_mediaHandler");
  if (typeof media !== "object" || media === null || !("close" in media)) return;
  if (typeof media.close === "function") media.close();
}
