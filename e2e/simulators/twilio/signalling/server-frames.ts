/** A code of Twilio's signalling and its words, as the SDK's error table has them. */
export interface SignallingError {
  readonly code: number;
  readonly message: string;
}

interface Payloads {
  readonly connected: {
    readonly edge: string;
    readonly region: string;
    readonly home: string;
    readonly token: { readonly identity: string; readonly ttl: number };
  };
  readonly ready: Record<string, never>;
  readonly offline: Record<string, never>;
  readonly ringing: { readonly callsid: string };
  readonly answer: { readonly callsid: string; readonly sdp?: string; readonly reconnect?: string };
  readonly invite: {
    readonly callsid: string;
    readonly sdp: string;
    readonly reconnect: string;
    readonly parameters: Readonly<Record<string, string>>;
  };
  readonly cancel: { readonly callsid: string };
  readonly hangup: { readonly callsid: string; readonly error?: SignallingError };
  readonly ack: {
    readonly acktype: "message";
    readonly callsid: string;
    readonly voiceeventsid: string;
  };
  readonly error: {
    readonly error: SignallingError;
    readonly callsid?: string;
    readonly voiceeventsid?: string;
  };
}

/** Everything the simulator says on a signalling socket. */
export type ServerFrame = {
  [Type in keyof Payloads]: { readonly type: Type; readonly payload: Payloads[Type] };
}[keyof Payloads];
