import { z } from "zod";
import { Flag, Method, readAttributes, whole, type Warn } from "../attributes.ts";
import { elementsOf, textOf, type Element } from "../element.ts";
import { readClient, type DialClient } from "../nouns/client.ts";
import { readQueue, type DialQueue } from "../nouns/queue.ts";
import { recordingCallbackAttributes, Trim } from "../recording-attributes.ts";
import { readConference, type DialConference } from "../nouns/conference.ts";
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
  trim: Trim.default("do-not-trim"),
  recordingTrack: z.enum(["both", "inbound", "outbound"]).default("both"),
  ...recordingCallbackAttributes,
});

/** Empty texts mean "not set"; `timeout` and `timeLimit` are seconds. */
export interface Dial extends Readonly<z.output<typeof Attributes>> {
  readonly verb: "Dial";
  readonly nouns: readonly DialNoun[];
  /** Where the caller goes instead of being joined with somebody. */
  readonly place: DialConference | DialQueue | undefined;
}

/** A conference or a queue stands alone: Twilio does not dial anything beside it. */
function readPlace(element: Element, warn: Warn): DialConference | DialQueue | undefined {
  const children = elementsOf(element);
  const place = children.find(({ name }) => name === "Conference" || name === "Queue");
  if (place === undefined) return undefined;
  if (children.length > 1) warn(`Nothing is allowed beside '${place.name}' inside 'Dial'.`);
  return place.name === "Queue" ? readQueue(place, warn) : readConference(place, warn);
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
  const place = readPlace(element, warn);
  return {
    verb: "Dial",
    place,
    nouns: place === undefined ? readNouns(element, warn) : [],
    ...readAttributes(element, Attributes, warn),
  };
}
