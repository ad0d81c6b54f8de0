import { z } from "zod";
import { usualBehaviour } from "./calls/world.ts";
import { PersonBehaviour } from "./persons/behaviour.ts";
import { FieldDisguise } from "./webhooks/field-disguise.ts";

const sid = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-f]{32}$`), `must be ${prefix} and 32 hex digits`);
const port = z.int().min(0).max(65_535).default(0);
const webUrl = z.url({ protocol: /^https?$/ });
const number = z.string().regex(/^\+[1-9]\d{6,14}$/, "must be a number such as +15005550006");

const voice = {
  voiceUrl: webUrl.optional(),
  voiceFallbackUrl: webUrl.optional(),
  statusCallback: webUrl.optional(),
};

/** What a simulator is started with; what is left out is made up. */
export const SimulatorOptions = z.strictObject({
  /** 0 takes a free one. */
  port,
  httpsPort: port,
  accountSid: sid("AC").optional(),
  authToken: z.string().min(32).optional(),
  /** API keys; one is made when there is none. */
  keys: z
    .array(z.strictObject({ sid: sid("SK").optional(), secret: z.string().min(1) }))
    .default([]),
  applications: z
    .array(
      z.strictObject({ sid: sid("AP").optional(), friendlyName: z.string().optional(), ...voice }),
    )
    .default([]),
  numbers: z
    .array(
      z.strictObject({
        phoneNumber: number,
        voiceApplicationSid: sid("AP").optional(),
        ...voice,
      }),
    )
    .default([]),
  /** Numbers that are not ours, but may be shown as caller. */
  verifiedCallerIds: z.array(number).default([]),
  persons: z.record(number, PersonBehaviour).default({}),
  /** How much longer than its `timeout` a call rings. */
  ringBufferSeconds: z.int().min(0).max(30).default(usualBehaviour.ringBufferSeconds),
  /** How long after its end a recording becomes a file, and a transcriber works on it then. */
  recordingProcessingSeconds: z
    .number()
    .min(0)
    .max(3600)
    .default(usualBehaviour.recordingProcessingSeconds),
  transcriptionSeconds: z.number().min(0).max(3600).default(usualBehaviour.transcriptionSeconds),
  /** Makes SIDs the same in every run. */
  seed: z.string().optional(),
  disguise: FieldDisguise.prefault({}),
});
export type SimulatorOptions = z.input<typeof SimulatorOptions>;
