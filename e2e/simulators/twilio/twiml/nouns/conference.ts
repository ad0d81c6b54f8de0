import { z } from "zod";
import { conferenceEventGroups } from "../../resources/conferences.ts";
import { Flag, listOf, Method, readAttributes, whole, type Warn } from "../attributes.ts";
import { textOf, type Element } from "../element.ts";
import { recordingCallbackAttributes, Trim } from "../recording-attributes.ts";

const Attributes = z.object({
  muted: Flag.default(false),
  beep: z.enum(["true", "false", "onEnter", "onExit"]).default("true"),
  startConferenceOnEnter: Flag.default(true),
  endConferenceOnExit: Flag.default(false),
  participantLabel: z.string().default(""),
  jitterBufferSize: z.enum(["large", "medium", "small", "off"]).default("large"),
  /** Not given means music; empty means silence. */
  waitUrl: z.string().optional(),
  waitMethod: Method.default("POST"),
  maxParticipants: whole(2, 250).default(250),
  record: z
    .enum(["do-not-record", "record-from-start"])
    .or(z.literal("true").transform(() => "record-from-start" as const))
    .or(z.literal("false").transform(() => "do-not-record" as const))
    .default("do-not-record"),
  region: z.string().optional(),
  trim: Trim.default("trim-silence"),
  /** The SID of the call that is coached. */
  coach: z.string().default(""),
  statusCallback: z.string().default(""),
  statusCallbackMethod: Method.default("POST"),
  statusCallbackEvent: listOf(conferenceEventGroups).default([]),
  ...recordingCallbackAttributes,
});

export interface DialConference extends Readonly<z.output<typeof Attributes>> {
  readonly noun: "Conference";
  readonly name: string;
}

export function readConference(element: Element, warn: Warn): DialConference {
  return {
    noun: "Conference",
    name: textOf(element).trim(),
    ...readAttributes(element, Attributes, warn),
  };
}
