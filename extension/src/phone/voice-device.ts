/** What the engine needs of the Voice SDK, and nothing more. `device.ts` makes it so. */
export interface VoiceDevice {
  /** Starts registering, once; the outcome comes as an event. */
  register(): void;
  updateToken(token: string): void;
  /** Resolves when the call is on its way, long before an answer. */
  connect(intent: string, events: VoiceCallEvents): Promise<VoiceCall>;
  useSpeaker(id: string | null): Promise<void>;
  /** Take another microphone during a call. */
  useMicrophone(id: string): Promise<void>;
  /** Forget microphones the SDK holds on to after a call. */
  releaseMicrophone(): Promise<void>;
  destroy(): void;
}

export interface VoiceCall {
  hangUp(): void;
  mute(muted: boolean): void;
  sendDigits(digits: string): void;
}

/** A call that rings this browser, and has not been answered. */
export interface VoiceIncoming {
  /** Our own id of the call. */
  readonly callId: string;
  /** The caller's number; empty when they withhold it. */
  readonly number: string;
  /** Takes the call. Disconnects one that is under way. */
  accept(events: VoiceCallEvents): VoiceCall;
  /** Twilio stops ringing this agent, and goes on with whoever is next. */
  reject(): void;
  /** Rings no longer here, and on wherever else it does. */
  ignore(): void;
  /** It rings no longer, and nobody here had a part in it. */
  onCancelled(listener: () => void): void;
}

export interface VoiceDeviceEvents {
  incoming(call: VoiceIncoming): void;
  registered(): void;
  unregistered(): void;
  tokenWillExpire(): void;
  tokenRefused(): void;
}

export interface VoiceCallEvents {
  ringing(): void;
  answered(): void;
  reconnecting(): void;
  reconnected(): void;
  muted(muted: boolean): void;
  qualityMeasured(quality: "good" | "poor"): void;
  disconnected(): void;
  /** Twilio's error code: https://www.twilio.com/docs/api/errors */
  failed(code: number): void;
}
