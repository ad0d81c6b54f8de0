import * as z from "zod";
import { createFrameCutter } from "./frame-cutter.ts";
import { mixDown } from "./mix-down.ts";
import { createResampler } from "./resampler.ts";
import { wrtc } from "./wrtc.ts";

const SinkData = z.object({
  samples: z.instanceof(Int16Array),
  sampleRate: z.number(),
  channelCount: z.number().default(1),
});

/** Gives a remote track's sound in 10 ms frames at our rate; returns how to stop. */
export function listenToTrack(
  track: MediaStreamTrack,
  hear: (frame: Int16Array) => void,
): () => void {
  const sink = new wrtc.nonstandard.RTCAudioSink(track);
  const cut = createFrameCutter(hear);
  let resampler = createResampler(48_000);
  let rate = 48_000;
  sink.ondata = (data: unknown) => {
    const { samples, sampleRate, channelCount } = SinkData.parse(data);
    // A decoder settles on its rate only after the first packets.
    if (sampleRate !== rate) {
      rate = sampleRate;
      resampler = createResampler(rate);
    }
    cut(resampler.convert(mixDown(samples, channelCount)));
  };
  return () => {
    sink.stop();
    sink.ondata = null;
  };
}
