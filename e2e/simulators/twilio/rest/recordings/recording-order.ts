import type { CallRecordingOrder, RecordingChange } from "../../resources/live-recordings.ts";
import { recordingEvents, type RecordingEvent } from "../../resources/recordings.ts";
import type { Form } from "../form.ts";
import { invalid } from "../rest-error.ts";

interface Names {
  /** In front of `StatusCallback` and its companions. */
  readonly prefix: string;
  /** What is done with silence where nothing is said about it. */
  readonly trims: boolean;
}

/** The parameters that say how something is to be recorded. */
export function readRecordingOrder(form: Form, { prefix, trims }: Names): CallRecordingOrder {
  const track = form.oneOf("RecordingTrack", ["both", "inbound", "outbound"]) ?? "both";
  const channels = form.oneOf("RecordingChannels", ["mono", "dual"]) ?? "mono";
  const trim = form.oneOf("Trim", ["trim-silence", "do-not-trim"]);
  return {
    track,
    channels: channels === "dual" && track === "both" ? 2 : 1,
    trims: trim === undefined ? trims : trim === "trim-silence",
    callback: readRecordingCallback(form, prefix),
  };
}

export function readRecordingCallback(form: Form, prefix: string): CallRecordingOrder["callback"] {
  return {
    url: form.url(`${prefix}StatusCallback`, 21609) ?? "",
    method: form.method(`${prefix}StatusCallbackMethod`, 21511) ?? "POST",
    events: readEvents(form, `${prefix}StatusCallbackEvent`),
  };
}

/** Either a parameter for each, or all in one, parted by spaces. */
function readEvents(form: Form, name: string): readonly RecordingEvent[] {
  const given = form.all(name).flatMap((text) => text.split(" "));
  if (given.length === 0) return ["completed"];
  const unknown = given.find((word) => !recordingEvents.some((event) => event === word));
  if (unknown !== undefined) {
    throw invalid(21626, `${name} '${unknown}' is not one of ${recordingEvents.join(", ")}`);
  }
  return recordingEvents.filter((event) => given.includes(event));
}

export function readRecordingChange(form: Form): RecordingChange {
  const status = form.oneOf("Status", ["paused", "in-progress", "stopped"]);
  if (status === undefined) throw invalid(20001, "Status is required");
  return {
    status,
    pauseBehavior: form.oneOf("PauseBehavior", ["skip", "silence"]) ?? "silence",
  };
}
