/** The paths Twilio is told to call. */
export const webhookPaths = {
  outgoing: "/twilio/voice/outgoing",
  incoming: "/twilio/voice/incoming",
  status: "/twilio/voice/status",
  dialEnded: "/twilio/voice/dial-ended",
  /** The CRM has been asked who calls. */
  lookedUp: "/twilio/voice/looked-up",
  /** A step of an inbound call is over. */
  next: "/twilio/voice/next",
  /** What a mobile hears before it is connected, and which key it pressed. */
  screen: "/twilio/voice/screen",
  screened: "/twilio/voice/screened",
  /** What a caller hears while waiting in line, and which key they pressed. */
  wait: "/twilio/voice/wait",
  waitKey: "/twilio/voice/wait-key",
  /** The caller is led to the conference where a mobile waits. */
  joined: "/twilio/voice/joined",
  conference: "/twilio/voice/conference",
  /** A leg is led to where the people of a call come and go, and out of it again. */
  room: "/twilio/voice/room",
  roomLeft: "/twilio/voice/room-left",
  /** What somebody on hold hears. */
  hold: "/twilio/voice/hold",
  /** Somebody whom nobody of us talks with any more has left a message. */
  messageLeft: "/twilio/voice/message-left",
  recordingStatus: "/twilio/recordings/status",
  transcription: "/twilio/recordings/transcription",
  announcement: "/twilio/recordings/announcement",
} as const;

/** Adds what a webhook has to bring back; Twilio signs the query with the rest. */
export function withQuery(path: string, query: Readonly<Record<string, string | number>>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) pairs.set(name, String(value));
  return pairs.size === 0 ? path : `${path}?${pairs.toString()}`;
}

/**
 * Absolute URL for Twilio. Without the fragment Twilio tries once and drops the event on a 5xx;
 * it is neither sent nor signed.
 */
export function callbackUrl(publicUrl: string, path: string): string {
  return `${webhookUrl(publicUrl, path)}#rc=5&rp=all`;
}

export function webhookUrl(publicUrl: string, path: string): string {
  return `${publicUrl.replace(/\/+$/, "")}${path}`;
}
