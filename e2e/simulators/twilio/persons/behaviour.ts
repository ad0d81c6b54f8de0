import * as z from "zod";

const seconds = z.number().min(0).max(86_400);

/** What a person says once the call stands. */
export const PersonSpeech = z.union([
  z.strictObject({ tone: z.number().min(20).max(7900), pulsed: z.boolean().optional() }),
  /** A file on the simulator's machine: 16-bit PCM. */
  z.strictObject({ wav: z.string().min(1) }),
  /** Says back what it hears, 300 ms later. */
  z.literal("echo"),
  z.literal("silence"),
  /** A greeting, a beep, then silence. */
  z.literal("voicemail"),
]);
export type PersonSpeech = z.infer<typeof PersonSpeech>;

const Answer = z.strictObject({
  afterSeconds: seconds.default(2),
  says: PersonSpeech.default({ tone: 440, pulsed: true }),
  /** Keys the person presses, in one go, this long after the answer. */
  presses: z
    .strictObject({ digits: z.string().regex(/^[0-9*#A-D]+$/), afterSeconds: seconds })
    .optional(),
  hangsUpAfterSeconds: seconds.optional(),
});

/** What a person does when their telephone rings. Seconds count by the simulator's clock. */
export const PersonBehaviour = z.union([
  z.strictObject({ answer: Answer }),
  /** Never answers; with `ringSeconds` their network gives up by itself. */
  z.strictObject({ noAnswer: z.strictObject({ ringSeconds: seconds }) }),
  z.strictObject({ reject: z.strictObject({ afterSeconds: seconds }) }),
  z.enum(["busy", "no-answer", "unreachable"]),
]);
export type PersonBehaviour = z.infer<typeof PersonBehaviour>;

/** How a person who calls us behaves once we answer. */
export const CallerBehaviour = z.strictObject({
  says: PersonSpeech.default({ tone: 440, pulsed: true }),
  hangsUpAfterSeconds: seconds.optional(),
  /** Gives up when nobody has answered by then. */
  givesUpAfterSeconds: seconds.optional(),
});
export type CallerBehaviour = z.infer<typeof CallerBehaviour>;
