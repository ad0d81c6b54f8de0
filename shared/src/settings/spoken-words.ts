import * as z from "zod/mini";
import { SpokenLanguage } from "./languages.ts";

const Words = z
  .string()
  .check(z.regex(/^(?=.*\S)\P{Cc}{1,500}$/u, "Send words in one line, at most 500 characters."));

/** Everything callers and agents hear from Ringback in one language. */
export const SpokenWords = z.strictObject({
  language: SpokenLanguage,
  /** `{name}` is the caller's first name. */
  welcomeByName: Words,
  welcome: Words,
  /** Before a call that is recorded: the caller's consent is that they stay. */
  recorded: Words,
  /** Outside business hours. */
  closed: Words,
  /** Before the tone. */
  voicemail: Words,
  /** After a voicemail in which nothing was said. */
  nothingHeard: Words,
  goodbye: Words,
  /** While they cannot be heard; said over and over. */
  onHold: z.prefault(Words, "Thank you for holding. We will be with you in a moment."),
  queueWait: Words,
  /** `{position}` is the caller's place, 1 for the next. */
  queuePosition: Words,
  /** Offers to press 1. */
  callBackOffer: Words,
  callBackKept: Words,
  /** To the agent's mobile; `{name}` is who calls. */
  pressOne: Words,
  /** To the agent's mobile when someone else was faster. */
  takenElsewhere: Words,
});
export type SpokenWords = z.infer<typeof SpokenWords>;

/** The words of a language, else of one close to it, else the first there are. */
export function wordsIn(spoken: readonly SpokenWords[], language: SpokenLanguage): SpokenWords {
  const [base] = language.split("-");
  const words =
    spoken.find((candidate) => candidate.language === language) ??
    spoken.find((candidate) => candidate.language.split("-")[0] === base) ??
    spoken[0];
  return words ?? { ...usualWords, language };
}

/** As a new server speaks. */
export const usualWords: SpokenWords = {
  language: "en-US",
  welcomeByName: "Hello {name}, thank you for calling. One moment, please.",
  welcome: "Hello, and thank you for calling. One moment, please.",
  recorded: "This call may be recorded.",
  closed: "We are closed at the moment.",
  voicemail: "Please leave a message after the tone. Press the hash key when you are done.",
  nothingHeard: "We did not hear anything.",
  goodbye: "Goodbye.",
  onHold: "Thank you for holding. We will be with you in a moment.",
  queueWait: "All colleagues are on the phone. Please hold the line.",
  queuePosition: "You are number {position} in line.",
  callBackOffer: "If you would rather have a call back, press 1.",
  callBackKept: "Thank you. We will call you back.",
  pressOne: "Call from {name}. Press 1 to take it.",
  takenElsewhere: "The call was taken elsewhere, or the caller has hung up.",
};
