import { sampleRate, samplesPerFrame } from "./audio-port.ts";
import type { BrowserPeer } from "./browser-peer.ts";
import { createDigitDecoder } from "./digit-decoder.ts";
import { makeDigitTones } from "./digit-tones.ts";
import { createFrameCutter } from "./frame-cutter.ts";
import { framePacer } from "./frame-pacer.ts";
import { createPlayout } from "./playout.ts";
import { gatherAllCandidates } from "./gather-candidates.ts";
import { listenToTrack } from "./track-listener.ts";
import { wrtc } from "./wrtc.ts";

export function createWrtcPeer(): BrowserPeer {
  const connection = new wrtc.RTCPeerConnection({ iceServers: [] });
  const source = new wrtc.nonstandard.RTCAudioSource();
  const track = source.createTrack();
  // The SDK plays the first stream of the answer: a track without one stays unheard.
  connection.addTrack(track, new wrtc.MediaStream([track]));

  const playout = createPlayout();
  const speechListeners = new Set<(frame: Int16Array) => void>();
  const digitListeners = new Set<(digit: string) => void>();
  const decoder = createDigitDecoder((digit) => digitListeners.forEach((tell) => tell(digit)));
  const tones: Int16Array[] = [];
  const nextFrame = () => {
    const said = playout.pull();
    return tones.shift() ?? said;
  };
  const leavePacer = framePacer.join(() => {
    source.onData({
      samples: nextFrame(),
      sampleRate,
      bitsPerSample: 16,
      channelCount: 1,
      numberOfFrames: samplesPerFrame,
    });
  });

  let stopListening = () => {};
  let isClosed = false;
  connection.addEventListener("track", (event) => {
    stopListening();
    stopListening = listenToTrack(event.track, (frame) => {
      decoder.hear(frame);
      for (const tell of speechListeners) tell(frame);
    });
  });

  const describe = async (description: RTCSessionDescriptionInit) => {
    await connection.setLocalDescription(description);
    await gatherAllCandidates(connection);
    return connection.localDescription?.sdp ?? "";
  };

  return {
    audio: {
      hear: (frame) => playout.push(frame),
      onSpeech(listener) {
        // A function of our own, so that the same listener can come twice.
        const tell = (frame: Int16Array) => listener(frame);
        speechListeners.add(tell);
        return () => speechListeners.delete(tell);
      },
    },
    async answer(offerSdp) {
      await connection.setRemoteDescription({ type: "offer", sdp: offerSdp });
      return describe(await connection.createAnswer());
    },
    offer: async () => describe(await connection.createOffer()),
    accept: (answerSdp) => connection.setRemoteDescription({ type: "answer", sdp: answerSdp }),
    playDigits(digits) {
      createFrameCutter((frame) => void tones.push(frame))(makeDigitTones(digits));
    },
    onDigit: (listener) => void digitListeners.add(listener),
    close() {
      if (isClosed) return;
      isClosed = true;
      leavePacer();
      stopListening();
      speechListeners.clear();
      digitListeners.clear();
      track.stop();
      connection.close();
    },
  };
}
