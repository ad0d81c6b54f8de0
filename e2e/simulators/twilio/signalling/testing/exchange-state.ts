import * as z from "zod";

export const ExchangeState = z.object({
  openPeers: z.number(),
  persons: z.array(
    z.object({
      callSid: z.string(),
      state: z.string(),
      hears: z.object({
        rms: z.number(),
        peakFrequency: z.number().nullable(),
        digits: z.string(),
      }),
    }),
  ),
});
