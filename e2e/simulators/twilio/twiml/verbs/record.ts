import { z } from "zod";
import { Flag, Keys, Method, readAttributes, whole, type Warn } from "../attributes.ts";
import { elementsOf, textOf, type Element } from "../element.ts";
import { recordingCallbackAttributes, Trim } from "../recording-attributes.ts";

const longestSeconds = 3600;
const longestToTranscribeSeconds = 120;

const Attributes = z.object({
  action: z.string().default(""),
  method: Method.default("POST"),
  timeout: whole(1, 14_400).default(5),
  finishOnKey: Keys.default("1234567890*#"),
  maxLength: whole(1, 14_400).optional(),
  playBeep: Flag.default(true),
  trim: Trim.default("trim-silence"),
  transcribe: Flag.default(false),
  transcribeCallback: z.string().default(""),
  ...recordingCallbackAttributes,
});

/** `timeout` is seconds of silence; an empty `action` means the current document. */
export interface RecordVerb extends Readonly<Omit<z.output<typeof Attributes>, "maxLength">> {
  readonly verb: "Record";
  readonly maxLength: number;
}

export function readRecord(element: Element, warn: Warn): RecordVerb {
  if (elementsOf(element).length > 0 || textOf(element).trim() !== "") {
    warn("Nothing is allowed inside 'Record'.");
  }
  const { maxLength, ...attributes } = readAttributes(element, Attributes, warn);
  const usual = attributes.transcribe ? longestToTranscribeSeconds : longestSeconds;
  return { verb: "Record", ...attributes, maxLength: maxLength ?? usual };
}
