import type { AudioPort } from "./audio-port.ts";

/** Our side of one browser's media: a WebRTC peer whose sound is an AudioPort. */
export interface BrowserPeer {
  readonly audio: AudioPort;
  /** Answers an offer, the first one or an ICE restart; the SDP carries every candidate. */
  answer(offerSdp: string): Promise<string>;
  offer(): Promise<string>;
  /** Takes the browser's answer to our offer. */
  accept(answerSdp: string): Promise<void>;
  /** Lets the browser hear these keys, instead of what is said meanwhile. */
  playDigits(digits: string): void;
  /** Keys pressed in the browser, found in its sound. */
  onDigit(listener: (digit: string) => void): void;
  /** Safe to repeat; afterwards the port is silent. */
  close(): void;
}

export type OpenPeer = () => Promise<BrowserPeer>;

/**
 * A real peer. The WebRTC library is loaded at the first call only: once it has carried sound, a
 * process must end with `process.exit`, or it crashes.
 */
export const openBrowserPeer: OpenPeer = async () => {
  const { createWrtcPeer } = await import("./wrtc-peer.ts");
  return createWrtcPeer();
};
