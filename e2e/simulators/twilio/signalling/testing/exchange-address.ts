import * as z from "zod";

export const ExchangeAddress = z.object({
  accountSid: z.string(),
  keySid: z.string(),
  keySecret: z.string(),
  applicationSid: z.string(),
  controlPort: z.number(),
  securePort: z.number(),
  spkiHash: z.string(),
});
export type ExchangeAddress = z.infer<typeof ExchangeAddress>;
