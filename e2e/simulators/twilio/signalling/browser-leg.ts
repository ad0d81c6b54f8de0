import { randomBytes } from "node:crypto";
import type { BrowserPeer } from "../media/browser-peer.ts";
import type { Clock } from "../clock.ts";
import type { ServerFrame, SignallingError } from "./server-frames.ts";

/** The socket a leg talks through; it changes when the browser comes back on another one. */
export interface LegSession {
  readonly identity: string;
  /** How long the browser asked us to keep its calls when its socket drops; 0 to 30. */
  readonly reconnectTimeoutSeconds: number;
  readonly legs: Set<BrowserLeg>;
  send(frame: ServerFrame): void;
}

/** What a rung browser can do besides hanging up. */
interface Invitation {
  accept(sdp: string): void;
  reject(): void;
}

type HangUp = "wished" | "lost";

/** One call's end in one browser. */
export interface BrowserLeg {
  readonly callSid: string;
  readonly identity: string;
  readonly reconnectToken: string;
  readonly peer: Promise<BrowserPeer>;
  /** Set while the browser is being rung. */
  readonly invitation: Invitation | undefined;
  /** Whether this is the call the browser means by `callsid`. */
  isCalled(callsid: string): boolean;
  isEnded(): boolean;
  /** Whether this is the SDP the call began with. */
  isFirstSdp(sdp: string): boolean;
  send(frame: ServerFrame): void;
  /** From now on the call outlives its socket. */
  markAnswered(firstSdp: string): void;
  /** Called once, when the browser hung up or stayed away too long; not after `end`. */
  onHangUp(listener: (how: HangUp) => void): void;
  onDigits(listener: (digits: string) => void): void;
  /** Keys that came by signalling. */
  press(digits: string): void;
  hangUp(): void;
  /** The socket broke. */
  lose(): void;
  attach(session: LegSession): void;
  /** We end it, and say so: `cancel` before, `hangup` after an answer. */
  end(word: "cancel" | "hangup" | "nothing", error?: SignallingError): void;
  /** What the browser sent cannot be used: it is told, and counts as having hung up. */
  fail(error: SignallingError): void;
}

export interface LegOptions {
  readonly callSid: string;
  /** What the browser calls it until it has learned the CallSid. */
  readonly temporarySid?: string;
  readonly session: LegSession;
  readonly peer: Promise<BrowserPeer>;
  readonly clock: Clock;
  readonly invitation?: Invitation;
  onAnswered(leg: BrowserLeg): void;
  onEnded(leg: BrowserLeg): void;
}

export function createBrowserLeg(options: LegOptions): BrowserLeg {
  const { callSid, temporarySid, peer, clock } = options;
  const hangUpListeners = new Set<(how: HangUp) => void>();
  const digitListeners = new Set<(digits: string) => void>();
  let session: LegSession | undefined = options.session;
  let knownSid = temporarySid ?? callSid;
  let firstUfrag: string | undefined;
  let state: "unanswered" | "answered" | "ended" = "unanswered";
  let stopWaiting = () => {};

  const press = (digits: string) => digitListeners.forEach((tell) => tell(digits));
  void peer.then((opened) => opened.onDigit(press)).catch(() => {});

  const finish = () => {
    if (state === "ended") return;
    state = "ended";
    stopWaiting();
    session?.legs.delete(leg);
    session = undefined;
    void peer.then((opened) => opened.close()).catch(() => {});
    options.onEnded(leg);
  };

  const leave = (how: HangUp) => {
    if (state === "ended") return;
    finish();
    for (const tell of hangUpListeners) tell(how);
  };

  const sendHangup = (error: SignallingError | undefined) =>
    session?.send({
      type: "hangup",
      payload: { callsid: knownSid, ...(error ? { error } : {}) },
    });

  const leg: BrowserLeg = {
    callSid,
    identity: options.session.identity,
    reconnectToken: randomBytes(24).toString("base64url"),
    peer,
    invitation: options.invitation,
    isCalled: (callsid) => callsid === callSid || callsid === temporarySid,
    isEnded: () => state === "ended",
    isFirstSdp: (sdp) => readUfrag(sdp) === firstUfrag,
    send(frame) {
      if (frame.type === "ringing" || frame.type === "answer") knownSid = callSid;
      session?.send(frame);
    },
    markAnswered(firstSdp) {
      if (state !== "unanswered") return;
      state = "answered";
      firstUfrag = readUfrag(firstSdp);
      options.onAnswered(leg);
    },
    onHangUp: (listener) => void hangUpListeners.add(listener),
    onDigits: (listener) => void digitListeners.add(listener),
    press,
    hangUp: () => leave("wished"),
    lose() {
      const seconds = session?.reconnectTimeoutSeconds ?? 0;
      session?.legs.delete(leg);
      session = undefined;
      // The SDK can only come back to a call whose answer gave it a reconnect token.
      if (state !== "answered" || seconds === 0) return leave("lost");
      stopWaiting = clock.setTimer(seconds * 1000, () => leave("lost"));
    },
    attach(next) {
      stopWaiting();
      session?.legs.delete(leg);
      session = next;
      next.legs.add(leg);
    },
    end(word, error) {
      if (state === "ended") return;
      if (word === "cancel") session?.send({ type: "cancel", payload: { callsid: knownSid } });
      if (word === "hangup") sendHangup(error);
      finish();
    },
    fail(error) {
      if (state === "ended") return;
      sendHangup(error);
      leave("wished");
    },
  };
  options.session.legs.add(leg);
  return leg;
}

const readUfrag = (sdp: string) => /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
