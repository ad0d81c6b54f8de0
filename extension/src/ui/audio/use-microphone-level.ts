import { useEffect, useState } from "react";
import { useIsVisible } from "../use-is-visible.ts";
import { errorWords, type Words } from "../../words/error-words.ts";
import { openMicrophone } from "./open-microphone.ts";

interface Heard {
  /** 0 is silence, 1 as loud as it gets. */
  readonly level: number;
  readonly problem: Words | null;
}

/** How loud the microphone is right now. It is open only while somebody sees this page. */
export function useMicrophoneLevel(granted: boolean, id: string | null): Heard {
  const [heard, setHeard] = useState<Heard>({ level: 0, problem: null });
  const listens = useIsVisible() && granted;

  useEffect(() => {
    if (!listens) return undefined;
    const gone = new AbortController();
    listen(id, gone.signal, (level) => setHeard({ level, problem: null })).catch(
      (error: unknown) => {
        if (!gone.signal.aborted) setHeard({ level: 0, problem: errorWords(error) });
      },
    );
    return () => gone.abort();
  }, [listens, id]);

  return heard;
}

async function listen(
  id: string | null,
  gone: AbortSignal,
  report: (level: number) => void,
): Promise<void> {
  const stream = await openMicrophone(id);
  const context = new AudioContext();
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  if (gone.aborted) {
    stop();
    return;
  }
  gone.addEventListener("abort", stop, { once: true });
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    report(loudness(samples));
  }, 60);
  gone.addEventListener("abort", () => clearInterval(timer), { once: true });
}

/** Speech lies between about -60 dB and -10 dB of full scale: that is 0 to 1 here. */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power + 1e-12);
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}
