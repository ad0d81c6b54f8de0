import { z } from "zod";
import { Flag, listOf, Method, readAttributes, whole, type Warn } from "../attributes.ts";
import { elementsOf, textOf, type Element } from "../element.ts";
import { readClient, type DialClient } from "../nouns/client.ts";
import { readNumber, type DialNumber } from "../nouns/number.ts";

export type DialNoun = DialClient | DialNumber;

const Attributes = z.object({
  action: z.string().default(""),
  method: Method.default("POST"),
  timeout: whole(5, 600).default(30),
  timeLimit: whole(1, 86_400).default(14_400),
  callerId: z.string().optional(),
  answerOnBridge: Flag.default(false),
  hangupOnStar: Flag.default(false),
  sequential: Flag.default(false),
  ringTone: z
    .string()
    .regex(/^[a-z]{2}(-old)?$/)
    .optional(),
  record: z
    .enum([
      "do-not-record",
      "record-from-answer",
      "record-from-ringing",
      "record-from-answer-dual",
      "record-from-ringing-dual",
    ])
    .or(z.literal("true").transform(() => "record-from-answer" as const))
    .or(z.literal("false").transform(() => "do-not-record" as const))
    .default("do-not-record"),
  trim: z.enum(["trim-silence", "do-not-trim"]).default("do-not-trim"),
  recordingTrack: z.enum(["both", "inbound", "outbound"]).default("both"),
  recordingStatusCallback: z.string().default(""),
  recordingStatusCallbackMethod: Method.default("POST"),
  recordingStatusCallbackEvent: listOf(["in-progress", "completed", "absent"]).default([
    "completed",
  ]),
});

/** Empty texts mean "not set"; `timeout` and `timeLimit` are seconds. */
export interface Dial extends Readonly<z.output<typeof Attributes>> {
  readonly verb: "Dial";
  readonly nouns: readonly DialNoun[];
}

function readNouns(element: Element, warn: Warn): readonly DialNoun[] {
  const nouns = elementsOf(element).flatMap((child): DialNoun[] => {
    if (child.name === "Number") return [readNumber(child, warn)];
    if (child.name === "Client") return [readClient(child, warn)];
    warn(`Element '${child.name}' is not allowed inside 'Dial'.`);
    return [];
  });
  const bareNumber = textOf(element).trim();
  if (nouns.length > 0 || bareNumber === "") return nouns;
  return [readNumber({ name: "Number", attributes: {}, children: [bareNumber] }, warn)];
}

export function readDial(element: Element, warn: Warn): Dial {
  return {
    verb: "Dial",
    nouns: readNouns(element, warn),
    ...readAttributes(element, Attributes, warn),
  };
}
