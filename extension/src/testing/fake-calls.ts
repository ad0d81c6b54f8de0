import type { CallerCard } from "@ringback/shared/live-call";
import type { PresenceReply } from "@ringback/shared/presence";
import type { IncomingCall, LiveCall, PhoneSnapshot } from "../contracts/phone-snapshot.ts";

export const callId = "0192f5a0-0000-7000-8000-000000000001";
export const ana = {
  record: { module: "Contacts", id: "c1" },
  name: "Ana Carvalho",
  about: "Head of Projects",
  url: "https://crm.example/index.php?module=Contacts&record=c1",
};

export const idle: PhoneSnapshot = {
  rev: 1,
  line: "ready",
  microphone: "granted",
  call: null,
  held: [],
  incoming: [],
  stopped: null,
  microphones: [
    { id: "default", label: "Headset" },
    { id: "mic-2", label: "Laptop microphone" },
  ],
  speakers: [{ id: "default", label: "Headset" }],
  microphoneId: null,
  speakerId: null,
  ringId: null,
};

export const available: PresenceReply = { state: "available", onCall: false, lineAlive: true };

/** Nothing is known of them. */
export const caller: CallerCard = {
  callId,
  owner: null,
  confidence: null,
  others: [],
  lastContact: null,
  openFollowUp: null,
  next: null,
  words: null,
};

export function ringing(changes: Partial<IncomingCall> = {}): IncomingCall {
  return {
    callId,
    number: "+14155550151",
    person: ana,
    state: "ringing",
    since: Date.now(),
    ...changes,
  };
}

export function liveCall(changes: Partial<LiveCall> = {}): LiveCall {
  return {
    callId,
    direction: "outbound",
    number: "+14155550151",
    person: ana,
    test: false,
    state: "connected",
    muted: false,
    connectedAt: Date.now() - 65_000,
    endedAt: null,
    outcome: null,
    ending: null,
    quality: "good",
    live: null,
    ...changes,
  };
}
