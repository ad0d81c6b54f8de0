import { z } from "zod";
import { recordingEvents } from "../resources/recordings.ts";
import { listOf, Method } from "./attributes.ts";

/** Where the progress of a recording is reported; the same for every element that records. */
export const recordingCallbackAttributes = {
  recordingStatusCallback: z.string().default(""),
  recordingStatusCallbackMethod: Method.default("POST"),
  recordingStatusCallbackEvent: listOf(recordingEvents).default(["completed"]),
};

export const Trim = z.enum(["trim-silence", "do-not-trim"]);
