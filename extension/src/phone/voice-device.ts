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

export interface VoiceDeviceEvents {
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
