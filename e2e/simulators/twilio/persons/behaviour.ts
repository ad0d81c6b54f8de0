import * as z from "zod";

const seconds = z.number().min(0).max(86_400);
const Keys = z.string().regex(/^[0-9*#A-D]+$/, "may hold 0-9, *, # and A-D only");

const Tone = z.strictObject({
  tone: z.number().min(20).max(7900),
  pulsed: z.boolean().optional(),
});
/** A file on the simulator's machine: 16-bit PCM. */
const File = z.strictObject({ wav: z.string().min(1) });

/** What is said once, after a beep. */
export const PersonMessage = z.strictObject({
  says: z.union([Tone, File]).default({ tone: 440, pulsed: true }),
  /** How long a tone sounds; a file is played to its end. */
  seconds: z.number().positive().max(3600).default(5),
  /** What a transcriber understands of it. */
  transcript: z.string().optional(),
  /** What follows the message. */
  afterwards: z
    .union([z.enum(["wait", "hang up"]), z.strictObject({ press: Keys })])
    .default("wait"),
  /** Hangs up in the middle, so long after the beep. */
  breaksOffAfterSeconds: seconds.optional(),
});
export type PersonMessage = z.infer<typeof PersonMessage>;

/** What a person says once the call stands. */
export const PersonSpeech = z.union([
  Tone,
  File,
  /** Is silent until it hears a beep, then leaves a message. */
  z.strictObject({ message: PersonMessage }),
  /** Says back what it hears, 300 ms later. */
  z.literal("echo"),
  z.literal("silence"),
  /** A greeting, a beep, then silence. */
  z.literal("voicemail"),
]);
export type PersonSpeech = z.infer<typeof PersonSpeech>;

/** Keys pressed in one go, this long after the answer. */
const Presses = z.strictObject({ digits: Keys, afterSeconds: seconds });

/** What a person does from the answer on; seconds count from there. */
const Conversation = z.strictObject({
  says: PersonSpeech.default({ tone: 440, pulsed: true }),
  presses: z.union([Presses.transform((once) => [once]), z.array(Presses)]).default([]),
  hangsUpAfterSeconds: seconds.optional(),
});
export type Conversation = z.infer<typeof Conversation>;

const Answer = Conversation.extend({ afterSeconds: seconds.default(2) });

/** What a person does when their telephone rings. Seconds count by the simulator's clock. */
export const PersonBehaviour = z.union([
  z.strictObject({ answer: Answer }),
  /** Never answers; with `ringSeconds` their network gives up by itself. */
  z.strictObject({ noAnswer: z.strictObject({ ringSeconds: seconds }) }),
  z.strictObject({ reject: z.strictObject({ afterSeconds: seconds }) }),
  /** `voicemail`: after four rings their carrier answers with a greeting and a beep. */
  z.enum(["busy", "no-answer", "unreachable", "voicemail"]),
]);
export type PersonBehaviour = z.infer<typeof PersonBehaviour>;

/** How a person who calls us behaves once we answer. */
export const CallerBehaviour = Conversation.extend({
  /** Gives up when nobody has answered by then. */
  givesUpAfterSeconds: seconds.optional(),
});
export type CallerBehaviour = z.infer<typeof CallerBehaviour>;
