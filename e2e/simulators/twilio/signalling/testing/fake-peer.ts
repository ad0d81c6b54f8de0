import { setImmediate } from "node:timers/promises";
import type { BrowserPeer } from "../../media/browser-peer.ts";

export interface FakePeer extends BrowserPeer {
  readonly played: string[];
  isClosed(): boolean;
  press(digit: string): void;
}

/** A peer without WebRTC: it remembers what it was told and says what it is asked to. */
export function createFakePeer(number: number): FakePeer {
  const listeners = new Set<(digit: string) => void>();
  const played: string[] = [];
  let isClosed = false;
  return {
    played,
    isClosed: () => isClosed,
    press: (digit) => listeners.forEach((tell) => tell(digit)),
    audio: { hear: () => {}, onSpeech: () => () => {} },
    async answer(offerSdp) {
      if (offerSdp.includes("broken")) throw new Error("The SDP cannot be used.");
      return `v=0\r\nanswer of peer ${number}`;
    },
    async offer() {
      // Looking for candidates takes a while, and a closed peer finds none.
      await setImmediate();
      if (isClosed) throw new Error("The peer is closed.");
      return `v=0\r\noffer of peer ${number}`;
    },
    async accept(answerSdp) {
      if (answerSdp.includes("broken")) throw new Error("The SDP cannot be used.");
    },
    playDigits: (digits) => void played.push(digits),
    onDigit: (listener) => void listeners.add(listener),
    close() {
      isClosed = true;
    },
  };
}
