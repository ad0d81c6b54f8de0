import type { Resource } from "./record-store.ts";
import type { HttpMethod } from "./voice-webhooks.ts";

export type ConferenceEnd =
  | "conference-ended-via-api"
  | "participant-with-end-conference-on-exit-left"
  | "participant-with-end-conference-on-exit-kicked"
  | "last-participant-kicked"
  | "last-participant-left";

/** A conference, as REST tells of it. */
export interface ConferenceRecord extends Resource {
  readonly friendlyName: string;
  /** `init` until two are in it, one of whom may start it. */
  readonly status: "init" | "in-progress" | "completed";
  readonly reasonEnded: ConferenceEnd | null;
  readonly callSidEnding: string | null;
}

/** The words of `statusCallbackEvent`; each stands for one or two of the events that are sent. */
export const conferenceEventGroups = [
  "start",
  "end",
  "join",
  "leave",
  "mute",
  "hold",
  "modify",
  "speaker",
  "announcement",
] as const;
export type ConferenceEventGroup = (typeof conferenceEventGroups)[number];

/** Where the progress of a conference is reported; an empty URL means nowhere. */
export interface ConferenceCallback {
  readonly url: string;
  readonly method: HttpMethod;
  readonly events: readonly ConferenceEventGroup[];
}
