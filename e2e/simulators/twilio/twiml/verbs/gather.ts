import { z } from "zod";
import { Flag, Keys, listOf, Method, readAttributes, whole, type Warn } from "../attributes.ts";
import { elementsOf, textOf, type Element } from "../element.ts";
import { readPause, type Pause } from "./pause.ts";
import { readPlay, type Play } from "./play.ts";
import { readSay, type Say } from "./say.ts";

const usualTimeoutSeconds = 5;

/** What shapes the recognition of speech: taken, and without effect here. */
const speechAttributes = {
  speechTimeout: z.literal("auto").or(whole(1, 600)).optional(),
  maxSpeechTime: whole(1, 600).optional(),
  speechModel: z.string().optional(),
  language: z.string().optional(),
  hints: z.string().optional(),
  profanityFilter: Flag.optional(),
  enhanced: Flag.optional(),
  debug: Flag.optional(),
  partialResultCallback: z.string().optional(),
  partialResultCallbackMethod: Method.optional(),
};

const Attributes = z.object({
  action: z.string().default(""),
  method: Method.default("POST"),
  input: listOf(["dtmf", "speech"]).default(["dtmf"]),
  timeout: z
    .literal("auto")
    .transform(() => usualTimeoutSeconds)
    .or(whole(1, 600))
    .default(usualTimeoutSeconds),
  numDigits: whole(1, 1000).optional(),
  finishOnKey: Keys.default("#"),
  actionOnEmptyResult: Flag.default(false),
  bargeIn: Flag.default(true),
  ...speechAttributes,
});

export type Prompt = Pause | Play | Say;

/** `timeout` is seconds without a key; an empty `action` means the current document. */
export interface Gather extends Readonly<z.output<typeof Attributes>> {
  readonly verb: "Gather";
  readonly prompts: readonly Prompt[];
}

function readPrompt(element: Element, warn: Warn): Prompt[] {
  if (element.name === "Say") return [readSay(element, warn)];
  if (element.name === "Play") return [readPlay(element, warn)];
  if (element.name === "Pause") return [readPause(element, warn)];
  warn(`Element '${element.name}' is not allowed inside 'Gather'.`);
  return [];
}

export function readGather(element: Element, warn: Warn): Gather {
  if (textOf(element).trim() !== "") warn("There is text inside 'Gather'.");
  return {
    verb: "Gather",
    prompts: elementsOf(element).flatMap((child) => readPrompt(child, warn)),
    ...readAttributes(element, Attributes, warn),
  };
}
